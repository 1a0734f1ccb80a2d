"""The smaller lists and sentences: devices, users, import, line, pages, choices."""

from datetime import timedelta

import pytest

from admin_tool.models.appointments_today import Filter, appointments_today
from admin_tool.models.choices import lookups, people, suggestions
from admin_tool.models.device_rows import device_line, device_rows, silent_ids
from admin_tool.models.import_report import MOST_ROWS, sentences
from admin_tool.models.line_state import LineState
from admin_tool.models.pages import Page, pages_of
from admin_tool.models.phrases import phrase
from admin_tool.models.refusals import sentence
from admin_tool.models.rows import Row
from admin_tool.models.user_rows import UserForm, user_rows
from admin_tool.models.visit_book import VisitBook
from admin_tool.models.wording import age
from builders.staff_visits import ANNE, BO, NOW, appointment, around, caseworkers, device, minutes, visit
from builders.staff_words import DANISH, read, wording
from kiosk.domain.roles import Role
from kiosk.domain.supervision import Concern, Part
from kiosk.messages.keys_staff import Time
from kiosk.wire.problems import Code
from kiosk.wire.staff import ImportReport, RejectedRow, User
from kiosk.wire.supervision import Notice
from kiosk.wire.words import DeviceKind, Paper


def test_the_boards_line_counts_the_kiosks() -> None:
    devices = [
        device("a"),
        device("b", last_seen=NOW - minutes(5)),
        device("screen", kind=DeviceKind.DISPLAY),
        device("old", revoked=True),
    ]

    line = device_line(devices, NOW)

    assert line is not None
    assert DANISH.say(line) == "1 af 2 kiosker på nettet"


def test_an_office_without_kiosks_has_no_line() -> None:
    assert device_line([device("screen", kind=DeviceKind.DISPLAY)], NOW) is None


def test_devices_say_when_they_were_seen() -> None:
    said = {"spool": 3, "paper": Paper.LOW, "scanner": False, "clock_offset_ms": -7000, "version": "0.1.0"}
    rows = device_rows([device("a", **said), device("b", last_seen=None)], NOW, may_change=False)

    assert [read(row) for row in rows] == [
        "Kiosk 1 | Sidst set 9.51 (nu) · ankomster, der ikke er sendt: 3 · papiret er snart brugt"
        " · læseren mangler · uret går 7 s for langsomt · version 0.1.0 | På nettet",
        "Kiosk 2 | Aldrig set | Svarer ikke",
    ]


def test_nobody_closes_themselves() -> None:
    users = [
        User(id="me", username="aksel", name="Aksel", initials="AK", role=Role.ADMIN, active=True),
        User(id="bo", username="bo", name="", initials="", role=Role.CASEWORKER, active=True),
        User(id="eva", username="eva", name="Eva", initials="EV", role=Role.LEAD, active=False),
    ]

    assert [read(row) for row in user_rows(users, own_id="me")] == [
        "Aksel | Administrator · aksel · initialer AK | [Ny adgangskode …]",
        "bo | Sagsbehandler · bo · initialer – | [Ny adgangskode …] | [Luk …]",
        "Eva | Receptionsansvarlig · eva · initialer EV | Lukket",
    ]


def test_a_typed_password_is_in_no_representation() -> None:
    form = UserForm(username="bo", full_name="", initials="", role=Role.LEAD, password="made-up password")

    assert "made-up password" not in repr(form)


def test_a_long_list_of_bad_lines_is_counted() -> None:
    rejected = [RejectedRow(line=line, code="new_fault") for line in range(1, MOST_ROWS + 6)]

    said = [
        DANISH.say(each)
        for each in sentences(ImportReport(added=0, changed=0, cancelled=0, rejected=rejected, unmapped=[]))
    ]

    assert said[:3] == ["Ingen ændringer.", "25 linjer blev ikke taget med:", "Linje 1: linjen kan ikke læses"]
    assert said[-1] == "og 5 linjer til"


def test_a_device_goes_by_its_name_and_its_number_stands_beside_it() -> None:
    """The others keep their numbers."""
    rows = device_rows([device("a", name="Kiosk ved indgangen", last_seen=None), device("b")], NOW, may_change=False)

    assert [read(row) for row in rows] == [
        "Kiosk ved indgangen | Kiosk 1 · Aldrig set | Svarer ikke",
        "Kiosk 2 | Sidst set 9.51 (nu) | På nettet",
    ]


def test_what_the_board_misses_is_not_called_online_however_lately_it_was_seen() -> None:
    notices = [Notice(concern=Concern.SILENT, part=Part.KIOSK, subject="a")]
    (row,) = device_rows([device("a")], NOW, silent=silent_ids(notices), may_change=False)
    line = device_line([device("a")], NOW, silent=silent_ids(notices))

    assert read(row) == "Kiosk 1 | Sidst set 9.51 (nu) | Svarer ikke"
    assert line is not None and DANISH.say(line) == "0 af 1 kiosker på nettet"


def test_silence_is_dated_back_to_the_last_sign_of_life() -> None:
    state = LineState().up(NOW - minutes(10)).down(NOW, silent_for=9)

    assert state.down_since == NOW - timedelta(seconds=9)
    assert state.as_of == NOW - timedelta(seconds=9)
    assert state.down(NOW + minutes(3)) == state
    assert state.up(NOW).sentence() is None


def test_before_the_first_list_nothing_is_claimed() -> None:
    opening, down = LineState().sentence(), LineState().down(NOW).sentence()

    assert opening is not None
    assert down is not None
    assert DANISH.say(opening) == "Henter dagen …"
    assert DANISH.say(down) == "Ingen forbindelse. Programmet prøver igen af sig selv."


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        (Role.CASEWORKER, [Page.MY_DAY, Page.MESSAGES]),
        (Role.RECEPTIONIST, [Page.BOARD, Page.APPOINTMENTS, Page.TIMES, Page.IMPORT, Page.MESSAGES, Page.FIGURES]),
        (
            Role.LEAD,
            [
                Page.BOARD,
                Page.APPOINTMENTS,
                Page.TIMES,
                Page.IMPORT,
                Page.SOURCES,
                Page.MESSAGES,
                Page.POLICIES,
                Page.FIGURES,
                Page.DEVICES,
            ],
        ),
        (
            Role.ADMIN,
            [
                Page.IMPORT,
                Page.TIMES,
                Page.SOURCES,
                Page.MESSAGES,
                Page.POLICIES,
                Page.FIGURES,
                Page.DEVICES,
                Page.USERS,
            ],
        ),
        (None, []),
    ],
)
def test_every_role_sees_its_pages(role: Role | None, pages: list[Page]) -> None:
    assert list(pages_of(role)) == [*pages, Page.PREFERENCES]


def test_free_colleagues_stand_first_and_whoever_has_the_citizen_is_left_out() -> None:
    assert [(each.name, each.asks_first) for each in people(caseworkers(), but="ole")] == [
        ("Mia Krogh", False),
        ("Bo Lind", False),
        ("Eva Toft", True),
    ]


def test_suggestions_say_what_differs_and_lookups_find_by_time_or_caseworker() -> None:
    near = appointment("10.30", BO)
    number = visit(13, outcome="near_miss", declared="10:30", candidates=[near])
    day = [near, appointment("9.30", ANNE), appointment("13.00", ANNE)]

    (suggestion,) = suggestions(number, around())

    assert suggestion.differs is not None
    assert DANISH.say(suggestion.differs) == "ét tal forskel"
    found = lookups(day, VisitBook(), around(), "anne")
    assert [each.appointment_id for each in found] == ["appointment-9.30-anne", "appointment-13.00-anne"]
    assert [each.appointment_id for each in lookups(day, VisitBook(), around(), "13.")] == ["appointment-13.00-anne"]


def test_who_got_a_later_time_instead_of_the_appointment_was_here() -> None:
    ten = appointment("9.30", BO)
    book = VisitBook().listed([visit(17, status="left", appointment=ten, flags=["later_time"])])

    (row,) = appointments_today([ten], book, around(), Filter())

    assert read(row) == "17 | 9.30 | Bo Lind · lokale 2.08 | Fik en senere tid"


def test_who_came_after_the_no_show_was_noted_stands_there_like_everybody_who_came() -> None:
    nine = appointment("9.30", BO, no_show=True)
    book = VisitBook().listed([visit(17, appointment=nine)])

    (absent,) = appointments_today([nine], VisitBook(), around(), Filter())
    (there,) = appointments_today([nine], book, around(), Filter())

    assert isinstance(absent, Row) and isinstance(there, Row)
    assert (absent.faded, there.faded) == (True, False)
    assert "Udeblevet" not in read(there)


@pytest.mark.parametrize(
    ("span", "words"),
    [(0, "nu"), (59, "nu"), (60, "1 min"), (3599, "59 min"), (3900, "1 t 5 min"), (3 * 86400, "3 dage"), (-30, "nu")],
)
def test_ages_are_said_in_minutes(span: int, words: str) -> None:
    assert DANISH.say(age(timedelta(seconds=span))) == words


def test_times_are_those_of_the_office() -> None:
    assert DANISH.say(phrase(Time.CLOCK, time=NOW)) == "9.52"
    assert wording("en").say(phrase(Time.CLOCK, time=NOW)) == "9:52"


@pytest.mark.parametrize("code", [*Code, "a_code_of_tomorrow"])
def test_every_refusal_has_a_sentence(code: str) -> None:
    assert DANISH.say(sentence(code)).endswith(".")
