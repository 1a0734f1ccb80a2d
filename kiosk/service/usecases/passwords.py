"""Passwords: hashed with argon2, in two threads of their own."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
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
        self._nobody = self.submit(lambda: self._hasher.hash("nobody has this password"))

    def submit(self, work: Callable[[], T]) -> Future[T]:
        return self._slots.submit(work)

    def hashed(self, password: str) -> str:
        """Waits for a slot; not from within one."""
        return self.submit(lambda: self._hasher.hash(password)).result()

    def are_the_same(self, password_hash: str | None, password: str) -> bool:
        """Takes as long without a hash as with one, so that an unknown name cannot be told from a wrong password."""
        try:
            self._hasher.verify(password_hash or self._nobody.result(), password)
        except (VerificationError, InvalidHashError):
            return False
        return password_hash is not None

    def close(self) -> None:
        self._slots.shutdown(cancel_futures=True)
