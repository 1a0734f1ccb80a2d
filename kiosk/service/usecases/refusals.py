"""The expected no of a use case, as a value with the stable code of its answer."""

from dataclasses import dataclass

from kiosk.wire.problems import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Nothing was changed. `retry_after`: whole seconds, where asking again later helps."""

    code: Code
    retry_after: int | None = None


NOT_FOUND = Refused(code=Code.NOT_FOUND)
WRONG_STATE = Refused(code=Code.WRONG_STATE)
