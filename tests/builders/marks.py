"""Marks: made-up names and digits that occur nowhere else, and the search for them in any common encoding."""

import base64
import re
from pathlib import Path
from urllib.parse import quote

NAME = "Qvistmærke Zøllerup"
DIGITS = "910365"
# WHY: six digits of a fraction of a second are no leak; a time of day stands before them.
_FRACTION = rb"(?<!:\d\d\.)(?<!:\d\d,)"


def _spellings(text: str) -> set[bytes]:
    """The text as UTF-8, UTF-16, Latin-1, JSON and URL escapes, hexadecimal, and base64 at its three offsets."""
    plain = {text.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")}
    escaped = {text.encode("unicode_escape"), quote(text).encode(), quote(text, encoding="latin-1").encode()}
    coded = {one.hex().encode() for one in plain} | {one.hex().upper().encode() for one in plain}
    for raw in plain:
        for offset in range(3):
            lead = -(-offset * 8 // 6)
            coded.add(base64.b64encode(b"\0" * offset + raw)[lead + (1 if offset else 0) :].rstrip(b"=")[:-1])
    return plain | escaped | coded


def _pattern() -> re.Pattern[bytes]:
    names = [re.escape(spelling) for part in (*NAME.split(), NAME) for spelling in _spellings(part)]
    wide = [re.escape(DIGITS.encode(coding)) for coding in ("utf-16-le", "utf-16-be")]
    coded = [re.escape(DIGITS.encode().hex().encode()), re.escape(base64.b64encode(DIGITS.encode()))]
    bare = _FRACTION + rb"(?<!\d)" + DIGITS.encode() + rb"(?!\d)"
    split = b"-".join(re.escape(DIGITS[at : at + 2].encode()) for at in (0, 2, 4))
    return re.compile(b"|".join([*names, *wide, *coded, bare, split]))


_PATTERN = _pattern()


def found_in(raw: bytes) -> list[bytes]:
    """Every mark in `raw`, with a little of what stands around it."""
    return [raw[max(0, hit.start() - 30) : hit.end() + 30] for hit in _PATTERN.finditer(raw)]


def found_below(folder: Path, *, but: tuple[Path, ...] = ()) -> dict[str, list[bytes]]:
    """Every file below `folder` that holds a mark."""
    files = [path for path in folder.rglob("*") if path.is_file() and path not in but]
    hits = {path.name: found_in(path.read_bytes()) for path in files}
    return {name: found for name, found in hits.items() if found}
