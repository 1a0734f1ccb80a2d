"""Made-up sources as the service tells the staff tool of them."""

from typing import Any

from builders.staff_visits import NOW, minutes
from kiosk.wire.sources import LeftOut, LeftRow, Source, SourcePreview, SourceRun


def run(*, ago: float = 12, **said: Any) -> SourceRun:
    at = NOW - minutes(ago)
    usual: dict[str, Any] = {"began_at": at, "ended_at": at, "parts": 1, "taken": 60}
    return SourceRun(**(usual | said))


def source(id: str = "plan", name: str = "Sagssystemet", *, good: float | None = 2, **said: Any) -> Source:
    """`good`: so many minutes ago it answered last."""
    at = None if good is None else NOW - minutes(good)
    usual: dict[str, Any] = {"kind": "folder", "every_seconds": 5, "looked_at": at, "good_at": at}
    return Source(id=id, name=name, **(usual | said))


def some_sources() -> list[Source]:
    return [
        source(last_run=run(added=58, changed=2, left_out=[LeftOut(code="bad_digits", count=2)])),
        source(
            "calendar", "Kalender, team Unge", good=130, kind="ics", reason="login_refused",
            failing_since=NOW - minutes(125), last_run=run(ago=130, cancelled=1),
        ),
        source("graph", "Mødekalendere", good=1, kind="graph", wanted=True, last_run=run(ago=45, added=4)),
        source("new", "Kalender, team Voksne", good=None, kind="caldav"),
    ]  # fmt: skip


def preview() -> SourcePreview:
    return SourcePreview(
        parts=2,
        taken=61,
        added=3,
        changed=1,
        cancelled=2,
        outside=14,
        unmapped=["Vikar Eksempel"],
        left_out=[LeftOut(code="bad_digits", count=1), LeftOut(code="unknown_headings", count=1)],
        rows=[LeftRow(part=1, line=7, code="bad_digits"), LeftRow(part=2, line=0, code="unknown_headings")],
    )
