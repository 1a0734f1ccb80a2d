"""A colleague's citizen stands in a quiet group of its own, and whose citizen it is sees who comes."""

from typing import Any

import pytest

from admin_tool.models.announcements import Announcer
from admin_tool.models.board_rows import to_collect_row
from admin_tool.models.my_day import my_day, waiting_for
from admin_tool.models.rows import Heading, Row
from admin_tool.models.visit_book import VisitBook
from builders.staff_visits import ANNE, BO, NOW, SARA, appointment, around, visit
from builders.staff_words import read
from kiosk.domain.pickups import Rung
from kiosk.domain.roles import Role
from kiosk.wire.staff import Visit

ANNES = appointment("10.00", ANNE)
MINE = appointment("10.30")
SARAS = around(role=Role.CASEWORKER, user_id="sara")


def told(**given: Any) -> Visit:
    """Nobody has answered for Anne's citizen, so Sara was told."""
    return visit(17, ago=4, **{"appointment": ANNES, "colleagues": ["sara"], "escalation": Rung.TEAM, **given})


def taken(**given: Any) -> Visit:
    return told(**{"status": "on_the_way", "caseworker": BO, "on_behalf_of": ANNE, "escalation": None, **given})


def rows(*visits: Visit, appointments: Any = ()) -> list[str]:
    entries = my_day(VisitBook().listed(visits), appointments, SARAS)
    return [read(each) if isinstance(each, Row) else f"# {type(each).__name__}" for each in entries]


def cards(*visits: Visit, user_id: str = "sara") -> list[tuple[int, object]]:
    heard = Announcer().after(VisitBook().listed(visits), user_id=user_id, role=Role.CASEWORKER, now=NOW)
    return [(card.number, card.whom) for card in heard.fresh]


def test_it_stands_after_ones_own_with_one_button() -> None:
    listed = rows(told(), visit(18, appointment=MINE), appointments=[MINE])

    assert listed[0].startswith("18 | 10.30 | Er ankommet")
    assert listed[1:] == [
        "# Heading",
        "17 | 10.00 | Ingen har svaret | ventet 4 min"
        " | til Anne Holm · kun kendt på seks tal: spørg om navn i enrum | [Jeg kommer]",
    ]


def test_when_somebody_comes_there_is_nothing_left_to_press() -> None:
    assert rows(taken())[1].startswith("17 | 10.00 | Bo Lind kommer | siden 9.48 | til Anne Holm")
    assert "[" not in rows(taken())[1]


@pytest.mark.parametrize("status", ["collected", "ended", "left", "void"])
def test_it_goes_when_it_is_no_longer_open(status: str) -> None:
    assert rows(told(status=status)) == []


def test_whose_citizen_it_is_sees_a_colleague_come_and_have_them() -> None:
    mine = appointment("10.00")
    coming = taken(appointment=mine, on_behalf_of=SARA, colleagues=["bo"])

    assert rows(coming, appointments=[mine])[0].startswith("17 | 10.00 | Bo Lind kommer | siden 9.48")
    fetched = taken(appointment=mine, on_behalf_of=SARA, colleagues=["bo"], status="collected")
    assert rows(fetched, appointments=[mine]) == ["17 | 10.00 | Er hos Bo Lind | siden 9.48"]


def test_who_has_it_reads_whose_citizen_it_is() -> None:
    (row,) = rows(taken(caseworker=SARA))

    assert row.startswith("17 | 10.00 | Du er på vej | siden 9.48 | til Anne Holm")
    assert "[Hentet] | [Ikke her]" in row


def test_the_board_says_who_comes_and_whose_citizen_it_is() -> None:
    row = to_collect_row(taken(), around())

    assert "Bo Lind · lokale 2.08 | til Anne Holm · " in read(row)


def test_a_colleague_hears_of_it_once_it_has_escalated() -> None:
    assert cards(told()) == [(17, "Anne Holm")]
    assert cards(told(escalation=None)) == cards(told(escalation=Rung.STAFF_TOOL)) == []


def test_it_is_quiet_once_somebody_comes_and_is_said_again_when_they_do_not() -> None:
    assert cards(taken()) == []
    assert cards(taken(escalation=Rung.TEAM)) == [(17, "Anne Holm")]
    assert cards(taken(escalation=Rung.TEAM), user_id="anne") == []


def test_ones_own_citizens_are_told_first() -> None:
    assert cards(told(), visit(18, appointment=MINE)) == [(18, None), (17, "Anne Holm")]


def test_the_badge_counts_it_until_somebody_comes() -> None:
    assert waiting_for("sara", VisitBook().listed([told()])) == 1
    assert waiting_for("sara", VisitBook().listed([taken()])) == 0


def test_the_group_has_a_heading_with_how_many() -> None:
    (heading, *_) = my_day(VisitBook().listed([told()]), (), SARAS)

    assert isinstance(heading, Heading)
    assert heading.count == 1
