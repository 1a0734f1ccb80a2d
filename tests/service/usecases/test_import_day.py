"""Importing a day: what is added, changed, cancelled and left alone, on both databases."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from builders.arrivals import KioskRoom
from builders.exports import HEADINGS, SAMPLES, row, table
from builders.reception import CPH, OFFICE, TODAY, Reception, at
from kiosk.domain.roles import Role
from kiosk.service.sources.any_file import MOST_LINES, FileReader
from kiosk.service.sources.mapping import SourceMapping
from kiosk.service.store.tables import AppointmentRow, AuditRow, EventRow, ImportRow, UserRow
from kiosk.service.usecases.import_day import SOURCE, Report, Unreadable, import_day, note_import
from kiosk.service.usecases.import_rows import Counts, DayOfSource
from kiosk.service.usecases.look_at_person import look_at_person
from kiosk.service.usecases.staff import COMMAND_LINE
from kiosk.wire.staff import Person


def imported(reception: Reception, raw: bytes, *, day: date = TODAY) -> Report:
    of = DayOfSource(office_id=OFFICE, day=day, source=SOURCE, key=reception.keys.make_day(OFFICE, day))
    rows = FileReader(mapping=SourceMapping())(BytesIO(raw), tz=CPH, day=day)
    assert not isinstance(rows, Unreadable), rows
    report = import_day(reception.store, of, rows)
    if report.taken:
        reception.does(lambda session: note_import(session, of, report, by=COMMAND_LINE, now=reception.now))
    return report


def appointments(reception: Reception) -> list[AppointmentRow]:
    ordered = select(AppointmentRow).order_by(AppointmentRow.starts_at, AppointmentRow.identity)
    return reception.sees(lambda session: list(session.scalars(ordered)))


def looked_at(reception: Reception, appointment: AppointmentRow) -> Person:
    staff = reception.staff[Role.RECEPTIONIST]
    found = reception.does(
        lambda session: look_at_person(session, appointment.id, keys=reception.keys, by=staff, now=reception.now)
    )
    assert isinstance(found, Person)
    return found


def test_the_sample_of_a_day_is_taken_whole(reception: Reception):
    report = imported(reception, (SAMPLES / "aftaler-2026-11-23.csv").read_bytes())

    assert (report.taken, report.rejected) == (118, [])
    assert report.counts == Counts(added=114, cancelled=4)
    assert sum(each.cancelled for each in appointments(reception)) == 4


def test_the_same_file_again_changes_nothing(reception: Reception):
    raw = (SAMPLES / "aftaler-2026-11-23.csv").read_bytes()
    imported(reception, raw)

    assert imported(reception, raw).counts == Counts()


@pytest.mark.parametrize(
    "second",
    [
        row("2026-11-23 10:15", "2026-11-23 10:45"),
        row(ends_at="2026-11-23 11:00"),
        row(cpr="020290-0000"),
        row(cpr=""),
        row(citizen="Ole Prøve"),
        row(citizen=""),
    ],
)
def test_what_differs_in_the_second_file_is_changed(reception: Reception, second: str):
    imported(reception, table(row()))
    (before,) = appointments(reception)

    report = imported(reception, table(second))

    (after,) = appointments(reception)
    assert report.counts == Counts(changed=1)
    assert after.id == before.id


def test_what_the_second_file_leaves_out_is_cancelled_and_comes_back_with_a_third(reception: Reception):
    both = table(row(id="A1"), row(id="A2"))
    imported(reception, both)

    assert imported(reception, table(row(id="A1"))).counts == Counts(cancelled=1)
    assert imported(reception, both).counts == Counts(changed=1)


def test_a_row_that_is_cancelled_in_the_second_file_counts_as_cancelled_once(reception: Reception):
    imported(reception, table(row()))
    cancelled = table(row(status="Aflyst"))

    assert [imported(reception, cancelled).counts for _ in range(2)] == [Counts(cancelled=1), Counts()]


def test_appointments_of_another_source_are_left_alone(reception: Reception):
    KioskRoom(reception).appointment("10:00")

    assert imported(reception, table(row())).counts == Counts(added=1)


def test_a_visit_is_never_touched(reception: Reception):
    reception.now = at("09:52")
    imported(reception, table(row()))
    room = KioskRoom(reception)
    visit = room.arrives(17, declared="10:00")
    assert visit.outcome == "matched"

    imported(reception, table(row(id="A2", cpr="020290-0000")))

    after = room.again(visit)
    assert (after.appointment_id, after.version) == (visit.appointment_id, visit.version)


def test_rows_without_an_id_are_known_again_by_time_caseworker_and_digits(reception: Reception):
    raw = table(row(id=""), row(id="", cpr="020290-0000"))
    imported(reception, raw)

    assert imported(reception, raw).counts == Counts()
    assert b"010190" not in "".join(each.identity for each in appointments(reception)).encode()


def test_of_an_appointment_that_stands_twice_the_later_row_holds(reception: Reception):
    imported(reception, table(row(), row("2026-11-23 11:00", "2026-11-23 11:30")))

    assert [each.starts_at for each in appointments(reception)] == [at("11:00")]


@pytest.mark.parametrize(("initials", "full_name"), [("anho", "Somebody Else"), ("ELSE", "anne  holm")])
def test_caseworkers_are_known_by_initials_or_by_name(reception: Reception, initials: str, full_name: str):
    def rename(session: Session) -> None:
        user = session.get_one(UserRow, "caseworker")
        user.initials, user.full_name = initials, full_name

    reception.does(rename)

    report = imported(reception, table(row()))

    assert report.unmapped == set()
    assert appointments(reception)[0].caseworker_id == "caseworker"


def test_whom_nobody_knows_is_listed_and_their_citizens_go_to_the_reception(reception: Reception):
    report = imported(reception, table(row()))

    assert report.unmapped == {"Anne Holm"}
    assert appointments(reception)[0].caseworker_id is None


def test_bad_rows_are_told_by_line_and_the_good_ones_go_in(reception: Reception):
    report = imported(reception, table(row(id="A1"), row("25:99", id="A2"), row(id="A3", cpr="000000-0000")))

    assert [(each.line, each.code) for each in report.rejected] == [(3, "bad_time"), (4, "bad_digits")]
    assert len(appointments(reception)) == 1


def test_a_bad_row_cancels_no_appointment_that_it_names(reception: Reception):
    imported(reception, table(row(id="A1"), row(id="A2"), row(id="A3")))

    report = imported(reception, table(row(id="A1"), row("25-99-2026", id="A2")))

    assert report.counts == Counts(cancelled=1)
    assert [each.external_id for each in appointments(reception) if each.cancelled] == ["A3"]


def test_a_file_of_another_day_writes_nothing(reception: Reception):
    report = imported(reception, table(row()), day=TODAY.replace(day=24))

    assert (report.is_of_another_day, report.other_days) == (True, {TODAY})
    assert appointments(reception) == []


def test_name_and_digits_are_there_for_the_look_and_nowhere_else(reception: Reception):
    imported(reception, table(row()))
    (appointment,) = appointments(reception)

    assert looked_at(reception, appointment) == Person(name="Åse Prøve", digits="010190")
    assert b"010190" not in b"".join(filter(None, (appointment.digits_box, appointment.name_box, appointment.tag)))


def test_the_import_is_noted_and_told(reception: Reception):
    imported(reception, table(row()))

    noted = reception.sees(lambda session: session.scalars(select(ImportRow)).one())
    told = reception.sees(lambda session: session.scalars(select(EventRow)).one())
    audit = reception.sees(lambda session: session.scalars(select(AuditRow).order_by(AuditRow.seq.desc())).first())
    assert (noted.added, noted.rejected, noted.service_day) == (1, 0, TODAY)
    assert (told.kind, told.subject) == ("state", "appointments")
    assert audit is not None
    assert audit.action == "appointments.imported"


def test_more_rows_than_one_job_takes_all_go_in(reception: Reception):
    raw = table(*(row(id=f"A{number}") for number in range(400)))

    assert imported(reception, raw).counts == Counts(added=400)
    assert imported(reception, table(row(id="A1"))).counts == Counts(cancelled=399)


def test_a_file_with_nothing_but_line_ends_is_refused_before_it_is_read(reception: Reception):
    raw = HEADINGS.encode() + b"\r\n" + b";\r\n" * (MOST_LINES + 1)

    refused = FileReader(mapping=SourceMapping())(BytesIO(raw), tz=CPH, day=TODAY)

    assert refused == Unreadable(code="too_large")


def test_a_calendar_is_known_by_its_content(reception: Reception):
    raw = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//\r\nEND:VCALENDAR\r\n"

    assert imported(reception, raw).taken == 0
