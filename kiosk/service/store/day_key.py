"""What is hidden under the key of one office and service day: tags to compare digits by, boxes to look into."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class DayKey:
    """Never printed. Equal digits have equal tags on the same day in the same office, and nowhere else."""

    __slots__ = ("_box", "_secret", "_tag")

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._tag = hmac.digest(secret, b"tags", hashlib.sha256)
        self._box = AESGCM(hmac.digest(secret, b"boxes", hashlib.sha256))

    def __reduce__(self) -> tuple[type["DayKey"], tuple[bytes]]:
        """For a process of ours that reads a file beside this one."""
        return DayKey, (self._secret,)

    def tag(self, digits: bytes) -> bytes:
        return hmac.digest(self._tag, digits, hashlib.sha256)

    def tags(self, digits: Iterable[bytes]) -> frozenset[bytes]:
        return frozenset(map(self.tag, digits))

    def seal(self, plain: bytes, *, about: str) -> bytes:
        """`about` says what it is and whose (`name:<appointment id>`): elsewhere the box does not open."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._box.encrypt(nonce, plain, about.encode())

    def open(self, box: bytes, *, about: str) -> bytes | None:
        """None: damaged, of another day, or of something else."""
        try:
            return self._box.decrypt(box[:_NONCE], box[_NONCE:], about.encode())
        except (InvalidTag, ValueError):
            return None
