"""The memory of another process, searched for digits and pieces of open envelopes."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_ASCII = re.compile(rb"(?<![0-9A-Za-z])[0-9]{6}(?![0-9A-Za-z])")
_WIDE = re.compile(rb"(?<!\x00)(?:[0-9]\x00){6}(?![0-9A-Za-z]\x00)")
_ENVELOPE = re.compile(
    rb'"kind":"(?:arrival|amend|booking)"|"digits":"|"number":[0-9]+,"service_day"|"declared":"[0-9a-z:]+","topic"'
)


def memory_of(process_id: int) -> Iterator[bytes]:
    """Every region that the process can write to: what a core dump would hold."""
    with Path(f"/proc/{process_id}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process_id}/maps").read_text().splitlines():
            addresses, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            begin, end = (int(address, 16) for address in addresses.split("-"))
            memory.seek(begin)
            try:
                yield memory.read(end - begin)
            except OSError:
                continue  # WHY: a region that only the kernel reads, or that has just gone


def digits_in(regions: Iterable[bytes]) -> set[bytes]:
    """Six digits that stand alone, in ASCII and as Qt writes texts."""
    found: set[bytes] = set()
    for region in regions:
        found.update(_ASCII.findall(region))
        found.update(wide[::2] for wide in _WIDE.findall(region))
    return found


def envelope_pieces_in(regions: Iterable[bytes]) -> set[bytes]:
    return {piece for region in regions for piece in _ENVELOPE.findall(region)}
