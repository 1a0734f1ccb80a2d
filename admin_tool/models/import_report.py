"""What an import came to, in sentences."""

from collections.abc import Iterator, Mapping

from admin_tool.models.phrases import Phrase, phrase
from kiosk.domain.appointments import RowFault
from kiosk.messages.keys_staff_office import Import
from kiosk.wire.staff import ImportReport

MOST_ROWS = 20
"""More rejected rows than these are counted, not listed."""

REASONS: Mapping[str, Import] = {
    RowFault.BAD_DIGITS: Import.REASON_DIGITS,
    RowFault.BAD_TIME: Import.REASON_TIME,
    RowFault.MISSING_START: Import.REASON_TIME,
    RowFault.ENDS_BEFORE_START: Import.REASON_ENDS,
    RowFault.BAD_DATE: Import.REASON_DATE,
    RowFault.TOO_MANY_COLUMNS: Import.REASON_COLUMNS,
}
"""Any other fault is a line that cannot be read."""


def sentences(report: ImportReport) -> tuple[Phrase, ...]:
    return tuple(_sentences(report))


def _sentences(report: ImportReport) -> Iterator[Phrase]:
    counts = ((Import.ADDED, report.added), (Import.CHANGED, report.changed), (Import.CANCELLED, report.cancelled))
    told = [phrase(key, count=count) for key, count in counts if count]
    yield from told or [Phrase(Import.NOTHING)]
    if report.unmapped:
        yield phrase(Import.UNMAPPED, names=", ".join(report.unmapped))
        yield Phrase(Import.UNMAPPED_HINT)
    if report.rejected:
        yield phrase(Import.REJECTED, count=len(report.rejected))
        for row in report.rejected[:MOST_ROWS]:
            yield phrase(Import.REJECTED_ROW, line=row.line, reason=Phrase(REASONS.get(row.code, Import.REASON_OTHER)))
        if len(report.rejected) > MOST_ROWS:
            yield phrase(Import.REJECTED_MORE, count=len(report.rejected) - MOST_ROWS)
