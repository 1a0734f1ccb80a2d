"""The sources as the staff see them: how each fares, what it did last, what it would do."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from kiosk.service.store.tables import SourceRow, SourceRunRow
from kiosk.service.usecases.fetched_sources import ConfiguredSource, Preview
from kiosk.service.usecases.source_runs import last_runs, source_states
from kiosk.wire import sources as wire


def list_sources(session: Session, office_id: str, configured: Iterable[ConfiguredSource]) -> Sequence[wire.Source]:
    """In the order of the settings; what is no longer configured is not shown."""
    known = list(configured)
    states = source_states(session, office_id)
    runs = last_runs(session, office_id, [each.id for each in known])
    return [_source(each, states.get(each.id), runs.get(each.id)) for each in known]


def render_preview(preview: Preview) -> wire.SourcePreview:
    report = preview.report
    total = report.total
    return wire.SourcePreview(
        reason=preview.reason,
        parts=report.parts,
        taken=report.taken,
        added=total.added,
        changed=total.changed,
        cancelled=total.cancelled,
        outside=report.outside,
        unmapped=sorted(report.unmapped),
        left_out=_left_out(report.codes),
        rows=[wire.LeftRow(part=each.part, line=each.line, code=each.code) for each in report.rejected],
    )


def _source(configured: ConfiguredSource, state: SourceRow | None, run: SourceRunRow | None) -> wire.Source:
    return wire.Source(
        id=configured.id,
        name=configured.name,
        kind=configured.kind,
        every_seconds=configured.every_seconds,
        looked_at=state.looked_at if state else None,
        good_at=state.good_at if state else None,
        failing_since=state.failing_since if state else None,
        reason=state.reason if state else "",
        wanted=state is not None and state.wanted_at is not None,
        last_run=_run(run) if run else None,
    )


def _run(run: SourceRunRow) -> wire.SourceRun:
    return wire.SourceRun(
        began_at=run.began_at,
        ended_at=run.ended_at,
        reason=run.reason,
        parts=run.parts,
        taken=run.taken,
        added=run.added,
        changed=run.changed,
        cancelled=run.cancelled,
        unmapped=run.unmapped,
        outside=run.outside,
        left_out=_left_out(run.codes),
        rows=[wire.LeftRow(part=part, line=line, code=code) for part, line, code in run.rejected],
    )


def _left_out(codes: Mapping[str, int]) -> list[wire.LeftOut]:
    """The most frequent first."""
    ordered = sorted(codes.items(), key=lambda each: (-each[1], each[0]))
    return [wire.LeftOut(code=code, count=count) for code, count in ordered]
