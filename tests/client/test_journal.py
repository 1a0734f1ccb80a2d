"""What a device writes down: known fields, and never what somebody typed."""

import errno
import io
import json
import logging

import pytest

from kiosk.client.journal import LibraryVoices, LineJournal


@pytest.fixture
def out():
    return io.StringIO()


@pytest.fixture
def journal(out):
    return LineJournal(now=lambda: "2026-11-23T09:52:00Z", out=out)


def test_an_event_is_one_line_with_its_ids(journal, out):
    journal.info("arrival.spooled", arrival="a", number=17)
    assert json.loads(out.getvalue()) == {
        "event": "arrival.spooled",
        "arrival": "a",
        "number": 17,
        "level": "info",
        "at": "2026-11-23T09:52:00Z",
    }


def test_a_field_that_nobody_allowed_shows_its_name_alone(journal, out):
    journal.warning("arrival.not_spooled", digits="010190")
    assert json.loads(out.getvalue())["digits"] == "withheld"


def test_of_a_librarys_words_only_the_template_is_written(journal, out):
    logger = logging.Logger("library")
    logger.addHandler(LibraryVoices(journal))
    logger.warning("cannot reach %s", "010190")
    said = json.loads(out.getvalue())
    assert (said["logger"], said["reason"]) == ("library", "cannot reach %s")
    assert "010190" not in out.getvalue()


def test_a_log_that_cannot_be_written_holds_up_nobody():
    class FullDisk(io.StringIO):
        def flush(self) -> None:
            raise OSError(errno.ENOSPC, "no space")

    LineJournal(now=lambda: "now", out=FullDisk()).info("arrival.spooled", number=17)
