"""What matching never does, whatever the day; each guard is shown to see a planted defect."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from builders.matching_cases import arrivals, days
from kiosk.domain.matching import Candidate, Evidence, Flag, Match, Outcome, Window, match

WINDOW = Window()
Matcher = Callable[[Evidence, Sequence[Candidate]], Match]
Guard = Callable[[Matcher, Evidence, Sequence[Candidate]], bool]


def real(arrival: Evidence, day: Sequence[Candidate]) -> Match:
    return match(arrival, day, window=WINDOW)


def own(arrival: Evidence, day: Sequence[Candidate]) -> list[Candidate]:
    return [each for each in day if each.tag == arrival.tag is not None and not each.cancelled]


def never_picks_among_two(matcher: Matcher, arrival: Evidence, day: Sequence[Candidate]) -> bool:
    found = matcher(arrival, day)
    if found.appointment is None:
        return True
    mine = own(arrival, day)
    picked = next(each for each in mine if each.id == found.appointment)
    rivals = [
        each
        for each in mine
        if not isinstance(arrival.declared, str) and arrival.declared <= each.starts_at < arrival.declared + WINDOW.grid
    ]
    return (rivals or mine) == [picked]


def never_merges(matcher: Matcher, arrival: Evidence, day: Sequence[Candidate]) -> bool:
    found = matcher(arrival, day)
    taken = {each.id for each in day if each.open_visit or each.seen}
    is_duplicate = found.outcome is Outcome.POSSIBLE_DUPLICATE
    return found.appointment not in taken and is_duplicate == (found.duplicate_of is not None)


def comes_to_one_outcome(matcher: Matcher, arrival: Evidence, day: Sequence[Candidate]) -> bool:
    found = matcher(arrival, day)
    matched = found.outcome is Outcome.MATCHED
    rules_alone = found.outcome not in {Outcome.UNREADABLE, Outcome.NUMBER_CONFLICT}
    timed = found.flags & {Flag.EARLY, Flag.LATE, Flag.OTHER_TIME}
    return rules_alone and matched == (found.appointment is not None) and (matched or not timed)


def order_is_nothing(matcher: Matcher, arrival: Evidence, day: Sequence[Candidate]) -> bool:
    return matcher(arrival, day) == matcher(arrival, day[::-1])


def used_digits_are_seen(matcher: Matcher, arrival: Evidence, day: Sequence[Candidate]) -> bool:
    """Whoever used these digits before, this citizen's appointments are pointed at."""
    found = matcher(arrival, day)
    mine = {each.id for each in own(arrival, day)}
    pointed_at = {*found.candidates, found.appointment} & mine
    return not mine or bool(pointed_at)


def only_planned_ones_are_shown(matcher: Matcher, arrival: Evidence, day: Sequence[Candidate]) -> bool:
    found = matcher(arrival, day)
    gone = {each.id for each in day if each.cancelled}
    return gone.isdisjoint({*found.candidates, found.appointment})


def picks_the_first(arrival: Evidence, day: Sequence[Candidate]) -> Match:
    found = real(arrival, day)
    if found.outcome is not Outcome.AMBIGUOUS:
        return found
    return Match(outcome=Outcome.MATCHED, appointment=found.candidates[0])


def joins_the_open_visit(arrival: Evidence, day: Sequence[Candidate]) -> Match:
    found = real(arrival, day)
    if found.outcome is not Outcome.POSSIBLE_DUPLICATE:
        return found
    return Match(outcome=Outcome.MATCHED, appointment=found.candidates[0])


def forgets_the_appointment(arrival: Evidence, day: Sequence[Candidate]) -> Match:
    return replace(real(arrival, day), appointment=None)


def keeps_the_order_of_the_file(arrival: Evidence, day: Sequence[Candidate]) -> Match:
    found = real(arrival, day)
    return replace(found, candidates=tuple(a.id for a in day if a.id in found.candidates))


def drops_used_digits(arrival: Evidence, day: Sequence[Candidate]) -> Match:
    return real(arrival, [each for each in day if not each.seen and not each.open_visit])


def counts_cancelled_ones(arrival: Evidence, day: Sequence[Candidate]) -> Match:
    return real(arrival, [replace(each, cancelled=False) for each in day])


GUARDS: list[tuple[Guard, Matcher]] = [
    (never_picks_among_two, picks_the_first),
    (never_merges, joins_the_open_visit),
    (comes_to_one_outcome, forgets_the_appointment),
    (order_is_nothing, keeps_the_order_of_the_file),
    (used_digits_are_seen, drops_used_digits),
    (only_planned_ones_are_shown, counts_cancelled_ones),
]
cases = st.tuples(arrivals, days())


@pytest.mark.parametrize("guard", [guard for guard, _ in GUARDS])
@given(case=cases)
def test_the_rule_holds_on_every_day(guard: Guard, case: tuple[Evidence, tuple[Candidate]]) -> None:
    assert guard(real, *case)


@pytest.mark.parametrize(("guard", "mutant"), GUARDS)
def test_the_guard_sees_the_planted_defect(guard: Guard, mutant: Matcher) -> None:
    # Not its simplest form, which takes longer than to find it: nobody reads it.
    first_found = [Phase.generate]
    thorough = settings(max_examples=2000, derandomize=True, database=None, deadline=None, phases=first_found)

    arrival, day = find(cases, lambda case: not guard(mutant, *case), settings=thorough)

    assert guard(real, arrival, day)
