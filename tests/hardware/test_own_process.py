"""What the kiosk's process does about its own memory, core and errors."""

import linecache
import subprocess
import sys
from textwrap import dedent

from builders.spooling import Notes
from kiosk.hardware.own_memory import give_back_large_pieces, give_back_program_text, keep_no_sources
from kiosk.hardware.own_process import complain_without_values


def said_by_a_process(script: str) -> str:
    ended = subprocess.run([sys.executable, "-c", dedent(script)], capture_output=True, text=True, check=True)
    return ended.stdout.strip()


def test_a_kiosk_leaves_no_core_and_lets_nobody_read_its_memory():
    script = """
        import ctypes, resource
        from kiosk.hardware.own_process import forbid_dumps
        forbid_dumps()
        print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))
    """
    assert said_by_a_process(script) == "0 (0, 0)"


def test_an_error_that_nobody_caught_is_noted_without_its_message(monkeypatch):
    notes = Notes()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", None)
    complain_without_values(notes)
    try:
        raise ValueError("010190")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    ((name, fields),) = notes.events
    assert (name, fields["error"]) == ("process.failed", "ValueError")
    assert str(fields["place"]).startswith("test_own_process.py:")
    assert "010190" not in repr(notes.events)


def test_sources_are_read_and_not_kept(monkeypatch):
    monkeypatch.setattr(linecache, "cache", {})
    keep_no_sources()
    assert linecache.getline(__file__, 1).startswith('"""What the kiosk')
    assert len(linecache.cache) == 0


def test_giving_memory_back_breaks_nothing():
    give_back_large_pieces()
    give_back_program_text()
    assert sum(range(1000)) == 499500
