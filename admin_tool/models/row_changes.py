"""The fewest changes that make one list of rows another, so that selection and scroll stay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from admin_tool.models.rows import Entry


@dataclass(frozen=True, slots=True)
class Removed:
    at: int


@dataclass(frozen=True, slots=True)
class Inserted:
    at: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Moved:
    """`at` is where it stood, `to` (always before `at`) where it stands afterwards."""

    at: int
    to: int


@dataclass(frozen=True, slots=True)
class Changed:
    at: int
    entry: Entry


Change = Removed | Inserted | Moved | Changed


def changes(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[Change]:
    """To be applied one after the other; ids are unique within each list."""
    wanted = {entry.id for entry in new}
    shown = list(old)
    for at in range(len(shown) - 1, -1, -1):
        if shown[at].id not in wanted:
            del shown[at]
            yield Removed(at)
    yield from _arrange(shown, new)


def _arrange(shown: list[Entry], new: Sequence[Entry]) -> Iterator[Change]:
    known = {entry.id for entry in shown}
    for at, entry in enumerate(new):
        if entry.id not in known:
            shown.insert(at, entry)
            yield Inserted(at, entry)
            continue
        if shown[at].id != entry.id:
            stood = next(index for index in range(at, len(shown)) if shown[index].id == entry.id)
            shown.insert(at, shown.pop(stood))
            yield Moved(stood, at)
        if shown[at] != entry:
            shown[at] = entry
            yield Changed(at, entry)
