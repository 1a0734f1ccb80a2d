"""The sources of the office: whether each answers, how old its plan is, what its last run did; and a preview."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from admin_tool.models.import_report import MOST_ROWS, REASONS
from admin_tool.models.phrases import Line, Phrase, phrase
from admin_tool.models.rows import Action, Entry, Offer, Pill, Remark, Row, Tone
from admin_tool.models.wording import age
from kiosk.domain.instants import elapsed
from kiosk.messages.key import StaffKey
from kiosk.messages.keys_staff_office import Import
from kiosk.messages.keys_staff_sources import FileReason, SourceReason, Sources
from kiosk.wire.sources import LeftOut, LeftRow, Source, SourcePreview, SourceRun

_FILES: Mapping[str, StaffKey] = {
    "empty": FileReason.EMPTY,
    "too_large": FileReason.TOO_LARGE,
    "unknown_headings": FileReason.HEADINGS,
    "double_headings": FileReason.HEADINGS,
    "not_a_table": FileReason.HEADINGS,
    "undecodable": FileReason.OTHER,
    "not_a_calendar": FileReason.OTHER,
    "broken": FileReason.OTHER,
}
_SOURCES: Mapping[str, SourceReason] = {key.value.partition(".")[2]: key for key in SourceReason}


def source_rows(sources: Iterable[Source], now: datetime) -> tuple[Entry, ...]:
    rows = tuple(_row(source, now) for source in sources)
    return rows or (Remark(id="empty", text=Phrase(Sources.EMPTY)),)


def preview_sentences(preview: SourcePreview) -> tuple[Phrase, ...]:
    return tuple(_previewed(preview))


def source_reason(code: str) -> Phrase:
    """A code from a newer service is told in general words."""
    return Phrase(_SOURCES.get(code, SourceReason.OTHER))


def _row(source: Source, now: datetime) -> Row:
    run = Offer(action=Action.RUN_SOURCE, label=Sources.RUN)
    preview = Offer(action=Action.PREVIEW_SOURCE, label=Sources.PREVIEW)
    return Row(
        id=source.id,
        emphasis=phrase(Sources.NAME, name=source.name),
        headline=_state(source, now),
        detail=_last_run(source.last_run, now) if source.last_run else (),
        pill=_pill(source),
        offers=() if source.wanted else (preview, run),
        tone=Tone.AMBER if source.failing_since else Tone.PLAIN,
    )


def _pill(source: Source) -> Pill | None:
    if source.wanted:
        return Pill(text=Phrase(Sources.COMING), tone=Tone.INFO)
    if source.failing_since is not None:
        return Pill(text=Phrase(Sources.FAILING), tone=Tone.AMBER)
    return Pill(text=Phrase(Sources.FINE), tone=Tone.GOOD) if source.good_at is not None else None


def _state(source: Source, now: datetime) -> Line:
    if source.failing_since is not None:
        return (source_reason(source.reason), _plan(source, now))
    return (_plan(source, now),) if source.good_at is not None else (Phrase(Sources.NEVER),)


def _plan(source: Source, now: datetime) -> Phrase:
    if source.good_at is None:
        return Phrase(Sources.NO_PLAN)
    return phrase(Sources.PLAN_FROM, time=source.good_at, age=age(elapsed(since=source.good_at, until=now)))


def _last_run(run: SourceRun, now: datetime) -> Line:
    when = phrase(Sources.LAST_RUN, time=run.ended_at, age=age(elapsed(since=run.ended_at, until=now)))
    count = sum(each.count for each in run.left_out)
    left = (phrase(Sources.LEFT_OUT, count=count),) if count else ()
    done = _counts(run.added, run.changed, run.cancelled)
    if run.reason:
        return (when, source_reason(run.reason), *done, *left)
    return (when, *(done or (Phrase(Sources.NOTHING_NEW),)), *left)


def _counts(added: int, changed: int, cancelled: int) -> Line:
    counts = ((Sources.ADDED, added), (Sources.CHANGED, changed), (Sources.CANCELLED, cancelled))
    return tuple(phrase(key, count=count) for key, count in counts if count)


def _previewed(preview: SourcePreview) -> Iterator[Phrase]:
    if preview.reason:
        yield source_reason(preview.reason)
    done = _counts(preview.added, preview.changed, preview.cancelled)
    if done or not preview.reason:
        yield from done or (Phrase(Sources.NOTHING_NEW),)
    if preview.outside:
        yield phrase(Sources.OUTSIDE, count=preview.outside)
    if preview.unmapped:
        yield phrase(Sources.UNMAPPED, names=", ".join(preview.unmapped))
    if preview.left_out:
        yield from _left_out(preview.left_out, preview.rows, several=preview.parts > 1)


def _left_out(codes: Iterable[LeftOut], rows: Iterable[LeftRow], *, several: bool) -> Iterator[Phrase]:
    for each in codes:
        yield phrase(Sources.LEFT_OUT_WHY, count=each.count, reason=_reason(each.code))
    for row in list(rows)[:MOST_ROWS]:
        reason = _reason(row.code)
        if row.line == 0:
            yield phrase(Sources.LEFT_PART, part=row.part, reason=reason)
        elif several:
            yield phrase(Sources.LEFT_ROW_OF, part=row.part, line=row.line, reason=reason)
        else:
            yield phrase(Sources.LEFT_ROW, line=row.line, reason=reason)


def _reason(code: str) -> Phrase:
    return Phrase(_FILES.get(code) or REASONS.get(code, Import.REASON_OTHER))
