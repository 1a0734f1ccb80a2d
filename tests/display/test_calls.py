"""Every call has its seconds on the large half, and none is announced twice."""

from builders.waiting_room import AT, call
from kiosk.display.calls import SHOWN_FOR, SHOWN_FOR_IN_A_RUSH, Calls, advanced, with_call, with_recent, without_number


def numbers(calls: Calls) -> list[int]:
    return [each.number for each in calls.announced]


def heard(*numbers_called: int, now: float = 0.0) -> Calls:
    calls = with_recent(Calls(), [], instant=AT)
    for number in numbers_called:
        calls = with_call(calls, call(number), instant=AT)
    return advanced(calls, now=now)


def test_a_first_call_stands_large_at_once() -> None:
    assert numbers(heard(13)) == [13]


def test_calls_in_quick_succession_each_get_their_seconds() -> None:
    calls = heard(13, 14, 15)
    seen = []
    for moment in (0.0, SHOWN_FOR - 0.1, SHOWN_FOR, 2 * SHOWN_FOR - 0.1, 2 * SHOWN_FOR, 100.0):
        calls = advanced(calls, now=moment)
        seen.append(calls.announced[0].number)

    assert seen == [13, 13, 14, 14, 15, 15]
    assert [each.number for each in calls.before] == [14, 13]


def test_a_call_alone_keeps_its_place() -> None:
    assert numbers(advanced(heard(13), now=10_000.0)) == [13]


def test_the_line_may_say_a_call_twice() -> None:
    calls = heard(13)

    again = with_call(calls, call(13), instant=AT)

    assert again == calls


def test_calling_again_is_a_new_call_of_the_same_number() -> None:
    calls = heard(13, now=0.0)

    calls = advanced(with_call(calls, call(13, desk=2, seconds_ago=-30), instant=AT), now=30.0)

    assert [(each.number, each.place) for each in calls.announced] == [(13, "Skranke 2")]


def test_a_number_called_again_while_it_waits_is_shown_once() -> None:
    calls = heard(13, 14)

    calls = with_call(calls, call(14, desk=2, seconds_ago=-5), instant=AT)

    assert [(each.number, each.place) for each in calls.waiting] == [(14, "Skranke 2")]


def test_a_withdrawn_call_gives_its_place_back() -> None:
    calls = advanced(heard(13, 14), now=SHOWN_FOR)

    calls = without_number(calls, 14)

    assert numbers(calls) == [13]


def test_a_call_withdrawn_while_it_waits_is_never_shown() -> None:
    calls = without_number(heard(13, 14), 14)

    assert numbers(advanced(calls, now=60.0)) == [13]


def test_a_new_call_need_not_wait_for_a_withdrawn_one() -> None:
    calls = without_number(heard(13), 13)

    calls = advanced(with_call(calls, call(14), instant=AT), now=1.0)

    assert numbers(calls) == [14]


def test_what_was_called_before_the_screen_started_is_history() -> None:
    recent = [call(10, seconds_ago=60), call(11, seconds_ago=20)]

    calls = with_recent(Calls(), recent, instant=AT)

    assert (numbers(calls), calls.waiting) == ([11, 10], ())


def test_a_call_missed_by_a_cut_line_is_announced() -> None:
    calls = with_recent(heard(13), [call(13), call(14, seconds_ago=-5)], instant=AT)

    assert [each.number for each in calls.waiting] == [14]


def test_a_call_missed_long_ago_is_listed_and_not_announced() -> None:
    calls = with_recent(heard(13), [call(13), call(12, seconds_ago=660)], instant=AT)

    assert (numbers(calls), calls.waiting) == ([13, 12], ())


def test_a_call_withdrawn_while_the_line_was_cut_is_gone() -> None:
    calls = advanced(heard(13, 14), now=SHOWN_FOR)

    calls = with_recent(calls, [call(13)], instant=AT)

    assert numbers(calls) == [13]


def test_calls_older_than_the_services_list_still_stand() -> None:
    calls = with_recent(Calls(), [call(9, seconds_ago=900), call(10, seconds_ago=600)], instant=AT)

    calls = with_recent(calls, [call(10, seconds_ago=600), call(11, seconds_ago=300)], instant=AT)

    assert {9, 10} <= set(numbers(calls))


def test_an_empty_list_withdraws_everything() -> None:
    calls = with_recent(heard(13, 14), [], instant=AT)

    assert (numbers(calls), calls.waiting) == ([], ())


def test_what_a_cut_line_kept_back_waits_in_the_order_it_was_called() -> None:
    calls = with_recent(heard(13), [call(16, seconds_ago=-6), call(15, seconds_ago=-5)], instant=AT)

    calls = with_call(calls, call(14, seconds_ago=-4), instant=AT)

    assert [each.number for each in calls.waiting] == [14, 15, 16]


def test_a_call_told_late_does_not_stand_in_for_a_newer_one() -> None:
    calls = with_recent(heard(13), [call(14, desk=2, seconds_ago=-6)], instant=AT)

    calls = with_call(calls, call(14, desk=1, seconds_ago=-4), instant=AT)

    assert [(each.number, each.place) for each in calls.waiting] == [(14, "Skranke 2")]


def test_in_a_rush_each_call_has_the_large_half_for_a_shorter_while() -> None:
    calls = heard(13, 14, 15, 16, 17)

    calls = advanced(calls, now=SHOWN_FOR_IN_A_RUSH)

    assert numbers(calls) == [14, 13]
    assert advanced(calls, now=2 * SHOWN_FOR_IN_A_RUSH) == calls
