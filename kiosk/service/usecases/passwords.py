"""Passwords: hashed with argon2, in two threads of their own."""

from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from secrets import token_bytes
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

T = TypeVar("T")

SHORTEST = 12
SLOTS = 2
"""WHY: a hash takes 0.2 s of a processor and 64 MiB; a crowd of log-ins must not take them from the arrivals."""


def hash_once(password: str) -> str:
    """For a command, which needs no slots."""
    return PasswordHasher().hash(password)


class Passwords:
    """Verifying belongs into a slot: hand the whole log-in to `submit`."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._slots = ThreadPoolExecutor(SLOTS, thread_name_prefix="argon2")
        self._nobody = _nobodys(self._hasher)

    def submit(self, work: Callable[[], T]) -> Future[T]:
        return self._slots.submit(work)

    def hashed(self, password: str) -> str:
        """Waits for a slot; not from within one."""
        return self.submit(lambda: self._hasher.hash(password)).result()

    def are_the_same(self, password_hash: str | None, password: str) -> bool:
        """Takes as long without a hash as with one, so that an unknown name cannot be told from a wrong password."""
        try:
            self._hasher.verify(password_hash or self._nobody, password)
        except (VerificationError, InvalidHashError):
            return False
        return password_hash is not None

    def close(self) -> None:
        self._slots.shutdown(cancel_futures=True)


def _nobodys(hasher: PasswordHasher) -> str:
    """WHY not hashed: a hash of no password takes as long to verify, and a start need not wait for it."""
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    drawn = (b64encode(token_bytes(size)).decode().rstrip("=") for size in (hasher.salt_len, hasher.hash_len))
    return "$".join(("", "argon2id", "v=19", cost, *drawn))
