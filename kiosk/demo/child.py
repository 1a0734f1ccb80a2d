"""A process of the demo: runs a module as `python -m` does, and ends with the demo, even with one that is killed."""

import ctypes
import os
import runpy
import signal
import sys

_PR_SET_PDEATHSIG = 1


def main(demo: int, module: str, *words: str) -> None:
    """`demo`: the process that started this one."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != demo:
            return  # WHY: it was gone before the kernel was asked
    sys.argv = [module, *words]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
