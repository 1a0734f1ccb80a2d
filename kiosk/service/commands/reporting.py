"""What an import says while it runs and when it is done."""

import json
import time
from typing import TextIO

from kiosk.service.commands.importing import Imported
from kiosk.service.usecases.import_day import Report

_QUIET_SECONDS = 1.0
_LISTED = 20


class Progress:
    """One line that is written over, once a second; nothing when it is over sooner."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._told_at = time.monotonic()
        self._told = False

    def __call__(self, taken: int) -> None:
        now = time.monotonic()
        if now - self._told_at >= _QUIET_SECONDS:
            self._told_at = now
            self._told = True
            self._stream.write(f"\r{taken} rows …")
            self._stream.flush()

    def end(self) -> None:
        if self._told:
            self._stream.write("\n")
            self._stream.flush()
            self._told = False


def in_json(report: Report) -> str:
    said = {
        "added": report.counts.added,
        "changed": report.counts.changed,
        "cancelled": report.counts.cancelled,
        "rejected": [{"line": row.line, "code": row.code} for row in report.rejected],
        "unmapped": sorted(report.unmapped),
    }
    return json.dumps(said, ensure_ascii=False)


def in_words(done: Imported) -> str:
    report = done.report
    counts = report.counts
    lines = [
        f"{report.taken} appointments of {done.day} are as the file says: "
        f"{counts.added} added, {counts.changed} changed, {counts.cancelled} cancelled.",
        f"{len(report.rejected)} rows were rejected.",
        *(f"  line {row.line}: {row.code}" for row in report.rejected[:_LISTED]),
    ]
    if len(report.rejected) > _LISTED:
        lines.append(f"  … and {len(report.rejected) - _LISTED} more; --json lists them.")
    if report.unmapped:
        lines.append("No user has these names or initials; their citizens go to the reception:")
        lines += [f"  {name}" for name in sorted(report.unmapped)]
    return "\n".join(lines)
