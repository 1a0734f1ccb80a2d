"""Doubles are dropped, late answers bring nothing back, and a new list replaces all."""

from admin_tool.models.visit_book import VisitBook
from builders.staff_visits import appointment, visit


def test_an_older_version_of_a_visit_is_dropped() -> None:
    book = VisitBook().heard(visit(version=3, status="called")).heard(visit(version=2))

    assert [known.version for known in book] == [3]


def test_the_same_event_twice_changes_nothing() -> None:
    book = VisitBook().heard(visit())

    assert book.heard(visit()) is book


def test_a_late_answer_does_not_bring_back_what_the_stream_took_away() -> None:
    book = VisitBook().heard(visit(version=1)).without("visit-17").answered(visit(version=2))

    assert len(book) == 0


def test_the_stream_can_bring_somebody_back() -> None:
    book = VisitBook().heard(visit(version=1)).without("visit-17").heard(visit(version=3))

    assert len(book) == 1


def test_a_new_list_replaces_everything_but_what_is_newer() -> None:
    book = VisitBook().heard(visit(1)).answered(visit(2, version=5)).listed([visit(2, version=4)])

    assert [(known.number, known.version) for known in book] == [(2, 5)]


def test_of_two_visits_for_an_appointment_the_latest_counts() -> None:
    ten = appointment()
    book = VisitBook().listed([visit(1, ago=30, appointment=ten, status="not_here"), visit(2, ago=1, appointment=ten)])

    found = book.of_appointment(ten.id)

    assert found is not None
    assert found.number == 2
