"""Several commands in one process, one after the other: `kiosk batch` reads them, a JSON object a line.

`{"argv": ["user", "add", …], "stdin": "…"}` is answered by `{"exit": 0, "out": "…"}`. The first one
that fails ends the batch with its exit code. `{"argv": ["serve"], "last": true}` is not answered: it
takes the process over, and what it writes goes to standard error.
"""

import contextlib
import io
import json
import sys
from collections.abc import Callable, Iterable
from threading import Thread
from typing import Any, TextIO

Run = Callable[[list[str]], object]
"""Runs one command with its words, and ends with SystemExit, as the command line does."""


def run_batch(
    run: Run, lines: Iterable[str], answers: TextIO, *, meanwhile: Callable[[], object] = lambda: None
) -> int:
    """Returns the exit code. `meanwhile` runs beside the commands after the first: what the last one will need."""
    preparation = Thread(target=meanwhile, daemon=True)
    for line in lines:
        order: dict[str, Any] = json.loads(line)
        if order.get("last"):
            _join(preparation)
            with contextlib.redirect_stdout(sys.stderr):
                return _exit_code(run, order["argv"])
        code, out = _captured(run, order["argv"], stdin=order.get("stdin", ""))
        answers.write(json.dumps({"exit": code, "out": out}) + "\n")
        answers.flush()
        if code:
            return code
        if preparation.ident is None:
            preparation.start()
    return 0


def _join(preparation: Thread) -> None:
    if preparation.ident is not None:
        preparation.join()


def _captured(run: Run, argv: list[str], *, stdin: str) -> tuple[int, str]:
    written = io.StringIO()
    standard_input = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8")), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(written):
            code = _exit_code(run, argv)
    finally:
        sys.stdin = standard_input
    return code, written.getvalue()


def _exit_code(run: Run, argv: list[str]) -> int:
    try:
        run(argv)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0
