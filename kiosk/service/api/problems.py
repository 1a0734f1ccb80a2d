"""RFC 9457 answers: one status per code, and handlers that never echo what was sent."""

from collections.abc import Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError
from starlette.exceptions import HTTPException

from kiosk.service.store.database import AWAY
from kiosk.wire.problems import MEDIA_TYPE, Code, Problem

log = structlog.get_logger()

STATUS: Mapping[Code, int] = {
    Code.UNAUTHORIZED: 401,
    Code.BAD_LOGIN: 401,
    Code.FORBIDDEN: 403,
    Code.NOT_FOUND: 404,
    Code.BAD_CODE: 404,
    Code.METHOD_NOT_ALLOWED: 405,
    Code.TOO_LARGE: 413,
    Code.MALFORMED: 422,
    Code.TOO_MANY: 422,
    Code.ADDRESS_REFUSED: 422,
    Code.NO_STEPS: 422,
    Code.TOO_MANY_STEPS: 422,
    Code.STEPS_NOT_RISING: 422,
    Code.OUT_OF_RANGE: 422,
    Code.LAST_STEP_REACHES_NOBODY: 422,
    Code.IDEMPOTENCY_MISMATCH: 422,
    Code.TOO_MANY_REQUESTS: 429,
    Code.INTERNAL: 500,
    Code.UNAVAILABLE: 503,
}
"""Codes that do not stand here are 409."""

_SCHEMA = {MEDIA_TYPE: {"schema": Problem.model_json_schema()}}
DOCUMENTED: dict[int | str, dict[str, Any]] = {
    "4XX": {"description": "Refused, and why: a problem document with a stable code.", "content": _SCHEMA},
    "503": {"description": "The database is locked, full or gone for now.", "content": _SCHEMA},
}
"""What every route may answer beside what it promises, for /openapi.json."""

_BY_STATUS = {404: Code.NOT_FOUND, 405: Code.METHOD_NOT_ALLOWED, 413: Code.TOO_LARGE}


class Refused(Exception):
    """For dependencies, which cannot return an answer; routes return `problem(code)`."""

    def __init__(self, code: Code, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.headers = headers


def problem(code: Code | str, headers: Mapping[str, str] | None = None) -> Response:
    """The answer for a code; use cases' refusals carry theirs as `refusal.code`."""
    code = Code(code)
    status = STATUS.get(code, 409)
    body = Problem(title=code.replace("_", " "), status=status, code=code).model_dump_json()
    if status == 401:
        headers = {"WWW-Authenticate": "Bearer", **(headers or {})}
    return Response(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def answer_problems(app: FastAPI) -> None:
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http)
    # What a database cannot hold at all (a NUL in a text, a number beyond 64 bits) was no good input.
    app.add_exception_handler(DataError, _malformed)
    for away in AWAY:
        app.add_exception_handler(away, _unavailable)


def _refused(_: Request, error: Any) -> Response:
    return problem(error.code, error.headers)


def _malformed(_: Request, error: Any) -> Response:
    return problem(Code.MALFORMED)


def _http(_: Request, error: Any) -> Response:
    """WHY headers: a 405 must say which methods there are."""
    return problem(_BY_STATUS.get(error.status_code, Code.MALFORMED), error.headers)


def _unavailable(_: Request, error: Any) -> Response:
    """The database is locked, full or gone for now; what is wrong with a statement is nobody's weather."""
    name = getattr(getattr(error, "orig", None), "sqlite_errorname", "")
    if name == "SQLITE_ERROR":
        raise error
    log.error("store.unavailable", error=type(error).__name__, reason=name)
    return problem(Code.UNAVAILABLE, {"Retry-After": "2"})
