"""The commands about when an office is open, and what citizens come for."""

from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import select

from builders.reception import MORNING, TODAY
from kiosk.domain.opening import Span, spans_of
from kiosk.service.commands.house import CommandRefused, opened
from kiosk.service.commands.opening import add_topic, expect_appointments, hours_of, set_hours, set_rooms
from kiosk.service.store.tables import TopicRow
from kiosk.service.usecases.office_rules import OfficeRules, office_rules
from kiosk.settings.service import ServiceSettings

NOON = Span(opens=time(8), closes=time(12))
SHORT_DAY = Span(opens=time(9), closes=time(13))


@pytest.fixture
def settings(tmp_path: Path) -> ServiceSettings:
    return ServiceSettings(database_url=f"sqlite:///{tmp_path}/data/reception.db", secrets_dir=tmp_path / "secrets")


def rules(settings: ServiceSettings) -> OfficeRules:
    with opened(settings, now=MORNING) as house, house.store.read() as session:
        return office_rules(session, "main")


def topics(settings: ServiceSettings) -> list[tuple[str, object, object]]:
    with opened(settings, now=MORNING) as house, house.store.read() as session:
        rows = session.scalars(select(TopicRow).order_by(TopicRow.position))
        return [(row.id, row.texts, row.booking) for row in rows]


def test_only_the_named_days_change(settings: ServiceSettings):
    before = rules(settings).hours.week

    set_hours(
        settings, "main", hours_of(["fri=08:00-12:00", "sat=09:00-13:00"], holidays=None, closed=None), now=MORNING
    )

    week = rules(settings).hours.week
    assert week[:4] == before[:4]
    assert week[4:] == ((NOON,), (SHORT_DAY,), ())


def test_holidays_and_closed_days(settings: ServiceSettings):
    new = hours_of(["mon=closed"], holidays="none", closed=["2026-12-24"])

    set_hours(settings, "main", new, now=MORNING)

    hours = rules(settings).hours
    assert spans_of(hours, TODAY) == ()
    assert spans_of(hours, date(2026, 12, 24)) == ()
    assert spans_of(hours, date(2026, 12, 25)) != ()


@pytest.mark.parametrize(("closed", "open_on_the_eve"), [(["none"], True), (["12-24", "2027-06-04"], False)])
def test_closed_days_of_every_year(settings: ServiceSettings, closed: list[str], open_on_the_eve: bool):
    set_hours(settings, "main", hours_of([], holidays=None, closed=closed), now=MORNING)

    assert bool(spans_of(rules(settings).hours, date(2026, 12, 24))) is open_on_the_eve


def test_a_closed_day_that_is_none_is_told():
    with pytest.raises(CommandRefused):
        hours_of([], holidays=None, closed=["24/12"])


def test_a_lunch_break_makes_two_spans():
    (spans,) = hours_of(["tue=08:00-12:00,13:00-15:30"], holidays=None, closed=None).days.values()

    assert [f"{span.opens:%H:%M}" for span in spans] == ["08:00", "13:00"]


@pytest.mark.parametrize("day", ["friday=08:00-12:00", "fri", "fri=8-12", "fri=12:00-08:00", "fri=24:00-25:00",
                                 "fri=08:00-12:00,11:00-13:00"])  # fmt: skip
def test_hours_that_make_no_sense_are_told_in_a_sentence(day: str):
    with pytest.raises(CommandRefused):
        hours_of([day], holidays=None, closed=None)


def test_holidays_that_nobody_knows_change_nothing(settings: ServiceSettings):
    before = rules(settings)

    with pytest.raises(CommandRefused):
        set_hours(settings, "main", hours_of(["mon=closed"], holidays="Danmark", closed=None), now=MORNING)

    assert rules(settings) == before


def test_a_new_topic_stands_last_and_is_booked(settings: ServiceSettings):
    said = add_topic(settings, "housing", ["da=Bolig", "en=Housing"], office_id="main", booked=True, now=MORNING)

    assert said == "Topic housing is ready."
    assert topics(settings)[1] == ("housing", {"da": "Bolig", "en": "Housing"}, {})


def test_a_topic_that_is_there_gets_the_texts(settings: ServiceSettings):
    for text in ("da=Bolig", "da=Boligstøtte"):
        add_topic(settings, "housing", [text], office_id="main", booked=False, now=MORNING)

    assert topics(settings)[1:] == [("housing", {"da": "Boligstøtte"}, None)]


@pytest.mark.parametrize(("topic_id", "texts"), [("Bolig!", ["da=Bolig"]), ("bolig", []), ("bolig", ["Bolig"])])
def test_a_topic_that_cannot_be_is_told_in_a_sentence(settings: ServiceSettings, topic_id: str, texts: list[str]):
    with pytest.raises(CommandRefused):
        add_topic(settings, topic_id, texts, office_id="main", booked=True, now=MORNING)


def test_the_private_rooms_are_those_named_last(settings: ServiceSettings):
    set_rooms(settings, "main", ["Blåt rum", "Grønt rum"], now=MORNING)
    assert rules(settings).private_rooms == ("Blåt rum", "Grønt rum")

    assert set_rooms(settings, "main", [], now=MORNING) == "Office main has these private rooms: none."
    assert rules(settings).private_rooms == ()


@pytest.mark.parametrize("names", [["Blåt rum", "Blåt rum"], [" "], ["x" * 41], ["to\nlinjer"]])
def test_a_room_needs_a_name_of_its_own_that_fits_a_sign(settings: ServiceSettings, names: list[str]):
    with pytest.raises(CommandRefused):
        set_rooms(settings, "main", names, now=MORNING)


def test_an_office_without_appointments_says_so_and_takes_it_back(settings: ServiceSettings):
    assert rules(settings).expects_appointments

    expect_appointments(settings, "main", "none", now=MORNING)
    assert not rules(settings).expects_appointments

    expect_appointments(settings, "main", "expected", now=MORNING)
    assert rules(settings).expects_appointments

    with pytest.raises(CommandRefused, match="expected or none"):
        expect_appointments(settings, "main", "never", now=MORNING)
