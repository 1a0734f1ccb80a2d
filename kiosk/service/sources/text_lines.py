"""From bytes to numbered lines of text: size, encoding, and lines too long to be any."""

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO

from kiosk.service.sources.refusals import FileFault, FileRefused
from kiosk.wire.staff import LARGEST_IMPORT

LONGEST_LINE = 64 * 1024
_CHUNK = 64 * 1024
_BOM = "\ufeff"
_WITH_BOM = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UNTOLD = ("utf-8", "cp1252")
"""Tried in this order. WHY: text in Windows-1252 is hardly ever valid UTF-8 by accident."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file with its end; `text` is None where it was too long to be one."""

    number: int
    text: str | None


def read_lines(
    stream: BinaryIO, *, encoding: str | None, largest: int = LARGEST_IMPORT
) -> Iterator[Line] | FileRefused:
    """Reads a seekable stream twice from its start, and closes it with the last line."""
    found = _find_encoding(stream, encoding, largest)
    if isinstance(found, FileRefused):
        return found
    stream.seek(0)
    # WHY replace: the whole file has been decoded once, and an exception would hold its bytes.
    return _lines(TextIOWrapper(stream, encoding=found, errors="replace", newline=""))


def _lines(text: TextIOWrapper) -> Iterator[Line]:
    with text:
        number = 0
        while piece := text.readline(LONGEST_LINE):
            number += 1
            if number == 1:
                piece = piece.removeprefix(_BOM)
            if len(piece) < LONGEST_LINE or piece.endswith(("\r", "\n")):
                # WHY: no text holds this character, and PostgreSQL refuses it.
                yield Line(number, piece.replace("\0", ""))
                continue
            while piece and not piece.endswith(("\r", "\n")):
                piece = text.readline(LONGEST_LINE)
            yield Line(number, None)


def _find_encoding(stream: BinaryIO, told: str | None, largest: int) -> str | FileRefused:
    head = stream.read(2)
    stream.seek(0)
    by_mark = next((name for mark, name in _WITH_BOM if head == mark), None)
    tried = (told,) if told else (by_mark,) if by_mark else _UNTOLD
    return _first_that_decodes(stream, tried, largest)


def _first_that_decodes(stream: BinaryIO, names: Sequence[str], largest: int) -> str | FileRefused:
    decoders = {name: codecs.getincrementaldecoder(name)() for name in names}
    size = 0
    while decoders:
        chunk = stream.read(_CHUNK)
        size += len(chunk)
        if size > largest:
            return FileRefused(code=FileFault.TOO_LARGE)
        decoders = {name: decoder for name, decoder in decoders.items() if _decodes(decoder, chunk, final=not chunk)}
        if not chunk:
            break
    if not decoders:
        return FileRefused(code=FileFault.UNDECODABLE)
    return next(iter(decoders)) if size else FileRefused(code=FileFault.EMPTY)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeError:
        return False
    return True
