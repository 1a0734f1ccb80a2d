"""Waiting numbers: the blocks they are leased in, and the reserve for a day that begins offline."""

from dataclasses import dataclass

FIRST_ORDINARY = 1
LAST_ORDINARY = 8999
FIRST_RESERVE = 9000
LAST_RESERVE = 9999
RESERVE_SIZE = 50
RESERVE_BLOCKS = (LAST_RESERVE - FIRST_RESERVE + 1) // RESERVE_SIZE
LARGEST_LEASE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The numbers first..last, both included; never empty."""

    first: int
    last: int

    def __contains__(self, number: int) -> bool:
        return self.first <= number <= self.last

    def __len__(self) -> int:
        return self.last - self.first + 1

    def take(self) -> "tuple[int, Block | None]":
        """The next number, and what is left of the block."""
        rest = Block(first=self.first + 1, last=self.last) if self.first < self.last else None
        return self.first, rest


@dataclass(frozen=True, slots=True, kw_only=True)
class NoNumbers:
    """The day's numbers, or the devices' reserves, are used up."""

    code: str = "no_numbers"


def lease(*, after: int, count: int) -> Block | NoNumbers:
    """The block behind the last number leased (0 on a fresh day); shorter at the very end."""
    if after >= LAST_ORDINARY:
        return NoNumbers()
    return Block(first=after + 1, last=min(after + count, LAST_ORDINARY))


def reserve_block(index: int) -> Block | NoNumbers:
    """The reserve of the office's device number `index` (0-based), the same every day."""
    if not 0 <= index < RESERVE_BLOCKS:
        return NoNumbers()
    first = FIRST_RESERVE + index * RESERVE_SIZE
    return Block(first=first, last=first + RESERVE_SIZE - 1)


def is_number(number: int) -> bool:
    """Whether a slip can carry this number at all."""
    return FIRST_ORDINARY <= number <= LAST_RESERVE
