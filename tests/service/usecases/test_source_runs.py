"""How a source fares: what a run leaves behind, who wants one, and what the board is told."""

from datetime import timedelta

from sqlalchemy import select

from builders.reception import OFFICE, Reception
from builders.watching import Process
from kiosk.domain.roles import Role
from kiosk.domain.supervision import Concern, Part
from kiosk.service.store.tables import AuditRow, EventRow, SourceRow, SourceRunRow
from kiosk.service.usecases.import_plan import Left, PlanReport
from kiosk.service.usecases.night import night
from kiosk.service.usecases.source_runs import SourceRun, forget_others, note_run, want_run
from kiosk.service.usecases.supervision import supervision


def noted(reception: Reception, *, reason: str = "", report: PlanReport | None = None) -> SourceRow:
    run = SourceRun(
        office_id=OFFICE, source_id="plan", name="Sagssystemet", began_at=reception.now, ended_at=reception.now,
        reason=reason, report=report,
    )  # fmt: skip
    reception.does(lambda session: note_run(session, run))
    return reception.sees(lambda session: session.get_one(SourceRow, (OFFICE, "plan")))


def runs(reception: Reception) -> list[SourceRunRow]:
    ordered = select(SourceRunRow).order_by(SourceRunRow.began_at)
    return reception.sees(lambda session: list(session.scalars(ordered)))


def test_a_source_fails_since_its_first_failure_and_until_it_answers(reception: Reception):
    good = noted(reception).good_at
    reception.later(minutes=5)
    first = noted(reception, reason="unreachable").failing_since
    reception.later(minutes=5)
    still = noted(reception, reason="timed_out")

    assert (still.reason, still.failing_since, still.good_at) == ("timed_out", first, good)
    reception.later(minutes=5)
    assert noted(reception).failing_since is None


def test_only_what_is_news_is_a_run_and_told(reception: Reception):
    report = PlanReport(parts=1, taken=2)
    report.reject(Left(part=1, line=7, code="bad_digits"))
    for reason, what in (("", report), ("", None), ("unreachable", None), ("unreachable", None), ("", None)):
        noted(reception, reason=reason, report=what)
        reception.later(minutes=1)

    assert [(each.reason, each.taken) for each in runs(reception)] == [("", 2), ("unreachable", 0), ("", 0)]
    assert (runs(reception)[0].codes, runs(reception)[0].rejected) == ({"bad_digits": 1}, [[1, 7, "bad_digits"]])
    told = reception.sees(lambda session: session.scalars(select(EventRow.subject)).all())
    assert list(told).count("sources") == 3


def test_whoever_wants_a_run_is_in_the_audit_and_is_answered_by_the_next_run(reception: Reception):
    lead = reception.staff[Role.LEAD]
    reception.does(lambda session: want_run(session, "plan", name="Sagssystemet", by=lead, now=reception.now))
    action = reception.sees(lambda session: session.scalars(select(AuditRow).order_by(AuditRow.seq.desc())).first())
    assert action is not None
    assert (action.action, action.actor, action.subject) == ("source.wanted", lead.user_id, "plan")

    assert noted(reception).wanted_at is None


def test_a_source_that_the_settings_name_no_more_is_forgotten(reception: Reception):
    noted(reception, reason="unreachable")

    reception.does(lambda session: forget_others(session, {(OFFICE, "another")}))

    assert reception.sees(lambda session: session.get(SourceRow, (OFFICE, "plan"))) is None


def test_runs_are_forgotten_after_a_month(reception: Reception):
    noted(reception, report=PlanReport())
    reception.later(days=31)
    noted(reception, report=PlanReport())

    night(reception.store, reception.keys, before=None, now=reception.now)

    assert len(runs(reception)) == 1


def test_a_source_that_fails_stands_on_the_board_by_name_and_since_when(reception: Reception):
    failing = noted(reception, reason="unreachable").failing_since
    reception.later(seconds=1)
    Process(reception, asked_every={"plan": timedelta(minutes=5)}).watch.look()

    said = reception.sees(lambda session: supervision(session, OFFICE))
    (notice,) = [each for each in said.notices if each.part is Part.SOURCE]
    assert (notice.concern, notice.name, notice.since) == (Concern.FAILING, "Sagssystemet", failing)
