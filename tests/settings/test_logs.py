"""What a process writes down of itself: allowed fields, and of libraries no more than a template."""

import logging

from structlog.testing import capture_logs

from kiosk.settings.logs import ALLOWED, _Forwarding, keep_allowed


def test_a_field_that_nobody_allowed_is_withheld():
    written = keep_allowed(None, "info", {"event": "visit.collected", "visit": "v1", "citizen": "Åse Prøve"})

    assert written == {"event": "visit.collected", "visit": "v1", "citizen": "withheld"}


def test_no_field_that_could_be_a_citizens_is_allowed():
    assert not ALLOWED & {"name", "citizen", "digits", "cpr", "body", "url", "path", "query", "username", "token"}


def test_a_library_says_its_template_and_the_kind_of_its_error_but_no_values():
    record = logging.LogRecord(
        "uvicorn.error",
        logging.ERROR,
        "",
        1,
        "GET %s failed",
        ("/v1/persons/010190",),
        (ValueError, ValueError(), None),
    )

    with capture_logs() as logs:
        _Forwarding().emit(record)

    assert logs[0]["reason"] == "GET %s failed"
    assert logs[0]["error"] == "ValueError"
    assert "010190" not in str(logs)


def test_a_message_that_was_put_together_before_is_withheld_whole():
    record = logging.LogRecord("other", logging.ERROR, "", 1, "digits 010190", None, None)

    with capture_logs() as logs:
        _Forwarding().emit(record)

    assert "010190" not in str(logs)
