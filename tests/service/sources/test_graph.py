"""Microsoft Graph: paging, throttling, delta, several mailboxes, and nothing asked for that nobody looks at."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from builders.graph_server import CLIENT, MAILBOX, SECRET, TENANT, Graph, graph_event, graph_server
from builders.reception import Reception, at
from builders.sources import AtSource, at_source, planned
from kiosk.service.sources.deliveries import FetchFailed, Reason, Taken, Unchanged
from kiosk.service.store.tables import AppointmentRow

OTHER = "boje@example.org"


@pytest.fixture
def graph() -> Iterator[Graph]:
    with graph_server() as running:
        running.put(*(graph_event(f"E{each}") for each in range(5)))
        yield running


def mailboxes(reception: Reception, graph: Graph, tmp_path: Path, **said: Any) -> AtSource:
    assert graph.server is not None
    (tmp_path / "graph-secret").write_text(SECRET, encoding="utf-8")
    usual = {
        "kind": "graph",
        "tenant": TENANT,
        "client_id": CLIENT,
        "client_secret": {"file": str(tmp_path / "graph-secret")},
        "mailboxes": [MAILBOX],
        "login": graph.server.url,
        "api": f"{graph.server.url}/v1.0",
    }
    return at_source(reception, **(usual | said))


def ids(reception: Reception) -> list[str]:
    return [each.rpartition("/")[2] for each in planned(reception)]


def test_all_pages_are_taken_with_digits_time_room_and_caseworker(reception: Reception, graph: Graph, tmp_path: Path):
    reception.employ("anho")

    assert mailboxes(reception, graph, tmp_path).run() == Taken()

    assert ids(reception) == ["E0", "E1", "E2", "E3", "E4"]
    first = reception.sees(lambda session: session.scalars(select(AppointmentRow)).first())
    assert first is not None
    assert (first.starts_at, first.ends_at) == (at("10:00"), at("10:30"))
    assert (first.room, first.caseworker_id, first.name_box) == ("2.14", "anho", None)


def test_only_what_the_mapping_looks_at_is_asked_for(reception: Reception, graph: Graph, tmp_path: Path):
    mailboxes(reception, graph, tmp_path).run()

    (selected,) = {asked.query["$select"] for asked in graph.asked if "$select" in asked.query}
    assert selected == "id,start,end,isAllDay,isCancelled,subject,body,organizer,location"


def test_whole_days_events_without_digits_and_other_days_are_left_out(
    reception: Reception, graph: Graph, tmp_path: Path
):
    graph.put(
        graph_event("whole", isAllDay=True),
        graph_event("lunch", subject="Frokost"),
        graph_event("far", "2026-12-01T09:00:00", "2026-12-01T09:30:00"),
        graph_event("off", isCancelled=True),
    )
    source = mailboxes(reception, graph, tmp_path)
    source.run()

    assert ids(reception) == ["E0", "E1", "E2", "E3", "E4"]


def test_nothing_new_is_told_by_the_delta_and_nothing_is_read(reception: Reception, graph: Graph, tmp_path: Path):
    source = mailboxes(reception, graph, tmp_path)
    source.run()
    before = len(graph.asked)

    assert source.run() == Unchanged()
    assert source.run() == Unchanged()
    assert len(graph.asked) == before + 2


def test_what_is_added_moved_and_removed_is_told_by_the_delta(reception: Reception, graph: Graph, tmp_path: Path):
    source = mailboxes(reception, graph, tmp_path)
    source.run()
    graph.remove("E0")
    graph.put(graph_event("E1", "2026-11-23T11:00:00", "2026-11-23T11:30:00"), graph_event("new"))

    assert source.run() == Taken()

    last = source.runs()[-1]
    assert (last.added, last.changed, last.cancelled) == (1, 1, 1)
    assert ids(reception) == ["E1", "E2", "E3", "E4", "new"]


def test_a_meeting_that_moves_to_tomorrow_is_no_longer_today(reception: Reception, graph: Graph, tmp_path: Path):
    source = mailboxes(reception, graph, tmp_path)
    source.run()
    graph.put(graph_event("E1", "2026-11-24T09:00:00", "2026-11-24T09:30:00"))
    source.run()

    assert len(planned(reception, reception.now.date())) == 4
    assert len(planned(reception, reception.now.date() + timedelta(days=1))) == 1


@pytest.mark.parametrize("status", [410, 400])
def test_a_delta_that_graph_has_forgotten_begins_anew(reception: Reception, graph: Graph, tmp_path: Path, status: int):
    source = mailboxes(reception, graph, tmp_path)
    source.run()
    graph.forgotten = status
    graph.put(graph_event("new"))

    assert source.run() == Taken()
    assert "new" in ids(reception)


def test_a_throttled_source_waits_as_long_as_it_is_told_and_does_not_fail(
    reception: Reception, graph: Graph, tmp_path: Path
):
    source = mailboxes(reception, graph, tmp_path)
    source.run()
    graph.throttled, graph.retry_after = 1, "17"

    assert source.run() == FetchFailed(reason=Reason.THROTTLED, after=timedelta(seconds=17))
    assert source.state().failing_since is None
    assert source.run() == Unchanged()


def test_a_source_that_is_throttled_for_long_fails_at_last(reception: Reception, graph: Graph, tmp_path: Path):
    source = mailboxes(reception, graph, tmp_path)
    source.run()
    graph.throttled = 1
    reception.later(minutes=20)
    source.run()

    assert source.state().failing_since == reception.now


def test_a_mailbox_that_fails_leaves_the_others_their_plan(reception: Reception, graph: Graph, tmp_path: Path):
    graph.mailboxes[OTHER] = {}
    graph.put(graph_event("B1"), mailbox=OTHER)
    source = mailboxes(reception, graph, tmp_path, mailboxes=[MAILBOX, "gone@example.org", OTHER])

    assert source.run() == FetchFailed(reason=Reason.NOT_FOUND)
    assert ids(reception) == ["E0", "E1", "E2", "E3", "E4", "B1"]
    graph.remove("B1", mailbox=OTHER)
    source.run()
    assert ids(reception) == ["E0", "E1", "E2", "E3", "E4"]


def test_a_wrong_secret_is_said(reception: Reception, graph: Graph, tmp_path: Path):
    source = mailboxes(reception, graph, tmp_path)
    (tmp_path / "graph-secret").write_text("forkert")

    assert source.run() == FetchFailed(reason=Reason.LOGIN_REFUSED)


def test_a_token_is_used_until_shortly_before_it_ends(reception: Reception, graph: Graph, tmp_path: Path):
    source = mailboxes(reception, graph, tmp_path)
    source.run()
    source.run()
    assert len(graph.tokens) == 1
    reception.later(minutes=56)
    source.run()

    assert len(graph.tokens) == 2


def test_a_next_page_on_another_machine_is_not_asked_for(reception: Reception, graph: Graph, tmp_path: Path):
    graph.next_host = "https://elsewhere.example.org"

    assert mailboxes(reception, graph, tmp_path).run() == FetchFailed(reason=Reason.BAD_ANSWER)
    assert planned(reception) == []
