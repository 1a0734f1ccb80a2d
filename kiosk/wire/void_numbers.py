"""Numbers behind which there is nobody, taken back many at once."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.wire.staff import Line

MOST_NUMBERS = 200
HIGHEST_NUMBER = 9999

Number = Annotated[int, Field(ge=1, le=HIGHEST_NUMBER)]


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class VoidNumbers(_Said):
    """Both ends included."""

    first: Number
    last: Number

    @model_validator(mode="after")
    def _is_a_span(self) -> Self:
        if not 0 <= self.last - self.first < MOST_NUMBERS:
            raise ValueError("is no span")
        return self


class NumbersVoided(_Said):
    """`kept`: numbers of the span that wait, and of which something says that a citizen stands behind them."""

    numbers: list[int]
    visit_ids: list[str]
    kept: list[int] = []


class VoidNumbersUndo(_Said):
    visit_ids: Annotated[list[Line], Field(max_length=MOST_NUMBERS)]


class NumbersBack(_Said):
    """Those that wait again."""

    numbers: list[int]
