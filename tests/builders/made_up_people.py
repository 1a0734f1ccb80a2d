"""Six digits for made-up people, no two of whom are near each other unless a test wants that."""

from collections.abc import Iterator


def strangers() -> Iterator[str]:
    """Well-formed digits; any two differ in at least three places, so that none is a near miss of another."""
    taken: list[str] = []
    for month in range(1, 13):
        for day in range(1, 29):
            for year in range(0, 100):
                digits = f"{day:02}{month:02}{year:02}"
                if all(_differing(digits, other) >= 3 for other in taken):
                    taken.append(digits)
                    yield digits


def one_digit_off(digits: str) -> str:
    """Still well-formed: the year's last digit is another one."""
    return digits[:5] + str((int(digits[5]) + 1) % 10)


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
