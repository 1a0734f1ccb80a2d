"""Lists change by the fewest steps, so that the person's place in them stays."""

from hypothesis import given
from hypothesis import strategies as st

from admin_tool.models.row_changes import Changed, Inserted, Moved, Removed, changes
from admin_tool.models.rows import Entry, Row

entries = st.lists(st.tuples(st.integers(0, 12), st.booleans()), unique_by=lambda each: each[0]).map(
    lambda raw: [Row(id=str(number), faded=faded) for number, faded in raw]
)


def applied(old: list[Row], new: list[Row]) -> list[Entry]:
    shown: list[Entry] = list(old)
    for change in changes(old, new):
        match change:
            case Removed(at):
                del shown[at]
            case Inserted(at, entry):
                shown.insert(at, entry)
            case Moved(at, to):
                shown.insert(to, shown.pop(at))
            case Changed(at, entry):
                shown[at] = entry
    return shown


@given(entries, entries)
def test_the_changes_make_the_new_list_of_the_old(old: list[Row], new: list[Row]) -> None:
    assert applied(old, new) == new


@given(entries)
def test_the_same_list_needs_no_change(same: list[Row]) -> None:
    assert list(changes(same, list(same))) == []


def test_one_age_that_changes_touches_one_row() -> None:
    old = [Row(id=str(number)) for number in range(300)]
    new = [*old[:200], Row(id="200", faded=True), *old[201:]]

    assert list(changes(old, new)) == [Changed(200, new[200])]


def test_somebody_who_goes_is_one_change() -> None:
    old = [Row(id=str(number)) for number in range(300)]

    assert list(changes(old, old[1:])) == [Removed(0)]
