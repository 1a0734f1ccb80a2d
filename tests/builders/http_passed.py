"""HTTP as it passed over a line: the requests of a connection, each with its answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from builders.cut_line import Passed

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_DATE = re.compile(rb"\r\ndate: [^\r]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """`head` without its date: the one thing in it that time changes."""

    head: bytes = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def first_line(self) -> str:
        return self.head.split(b"\r\n", 1)[0].decode()


def exchanges(passed: list[Passed]) -> Iterator[tuple[Message, Message]]:
    """An exchange that the line did not let end is left out."""
    for connection in passed:
        yield from zip(_messages(bytes(connection.said)), _messages(bytes(connection.heard)), strict=False)


def _messages(raw: bytes) -> Iterator[Message]:
    while b"\r\n\r\n" in raw:
        head, _, rest = raw.partition(b"\r\n\r\n")
        length = int(found[1]) if (found := _LENGTH.search(head)) else 0
        if len(rest) < length:
            return
        yield Message(head=_DATE.sub(b"", head), body=rest[:length])
        raw = rest[length:]
