"""The kiosk's own process: no core, no helper, no look into its memory, and no values printed when it fails."""

import ctypes
import os
import sys
import threading
from types import TracebackType
from typing import Final, Protocol

_PR_SET_DUMPABLE: Final = 4


class Complaints(Protocol):
    def warning(self, event: str, **fields: str | int | float | bool | None) -> object: ...


def forbid_dumps() -> None:
    """No core file, no ptrace by others, /proc/<pid>/mem for root alone. Nothing where the system has no such thing."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def keep_off_the_message_bus() -> None:
    """Before Qt begins: it would start a helper that starts a bus, and whoever is on a bus can ask the kiosk things."""
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"


def complain_without_values(complaints: Complaints) -> None:
    """Of an error that nobody caught: its kind and place. Its message may hold what somebody typed."""

    def of_program(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        complaints.warning("process.failed", error=kind.__name__, place=_place(trace))

    def of_thread(failed: threading.ExceptHookArgs) -> None:
        complaints.warning("process.failed", error=failed.exc_type.__name__, place=_place(failed.exc_traceback))

    sys.excepthook = of_program
    threading.excepthook = of_thread


def _place(trace: TracebackType | None) -> str:
    if trace is None:
        return ""
    while trace.tb_next is not None:
        trace = trace.tb_next
    name = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
    return f"{name}:{trace.tb_lineno}"
