"""How much memory the kiosk's own process keeps: no more than it needs. Nothing where the system is not Linux."""

import ctypes
import linecache
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_M_MMAP_THRESHOLD: Final = -3
_MADV_DONTNEED: Final = 4
_LARGE_BYTES: Final = 1 << 20


def give_back_large_pieces() -> None:
    """What is larger than a megabyte, a picture of the glass above all, is the system's again when it is freed.

    WHY: glibc moves this border up to the largest piece that was ever freed, and then keeps two of them.
    """
    if sys.platform.startswith("linux"):
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)


def give_back_program_text() -> None:
    """Machine code that only the start needed goes back to the system; what is needed again it maps again.

    WHY: half of what Qt, Python and OpenSSL map while they start is never run afterwards. Only
    unwritable mappings of files are touched, whose pages the system has on disk.
    """
    if not sys.platform.startswith("linux"):
        return
    with suppress(OSError):
        libc = ctypes.CDLL(None)
        libc.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
        for line in Path("/proc/self/maps").read_text().splitlines():
            addresses, rights, *_, last = line.split()
            if rights == "r-xp" and last.startswith("/"):
                begin, end = (int(address, 16) for address in addresses.split("-"))
                libc.madvise(begin, end - begin, _MADV_DONTNEED)


def keep_no_sources() -> None:
    """Before PySide6 is imported: it reads the source of every module that comes after it, and Python keeps it all.

    WHY: for a kiosk that is 8 MB of program text that nobody will ever look at.
    """
    linecache.cache = _Forgetful()


class _Forgetful(dict[str, Any]):
    """Whoever asks gets the lines, and they are not kept."""

    def __setitem__(self, key: str, value: Any) -> None:
        pass
