"""Words whose set may grow: what a newer service says and this program does not know becomes `Unknown`."""

from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, GetCoreSchemaHandler, PlainSerializer
from pydantic_core import CoreSchema, core_schema

from kiosk.domain.availability import Availability as Availability
from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.needs import Need as Need
from kiosk.domain.pickups import Rung
from kiosk.domain.queue import Priority as Priority
from kiosk.domain.roles import Role
from kiosk.domain.slots import SlotState
from kiosk.domain.supervision import Concern, Part
from kiosk.domain.visits import Status

E = TypeVar("E", bound=StrEnum)


class Unknown(str):
    """A word from a newer peer, kept as it came."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())


def _reader(words: type[E]) -> BeforeValidator:
    known = {word.value: word for word in words}

    def read(raw: Any) -> Any:
        return known.get(raw, Unknown(raw)) if isinstance(raw, str) else raw

    return BeforeValidator(read)


_AS_TEXT = PlainSerializer(str, return_type=str)

StatusWord = Annotated[Status | Unknown, _reader(Status), _AS_TEXT]
OutcomeWord = Annotated[Outcome | Unknown, _reader(Outcome), _AS_TEXT]
FlagWord = Annotated[Flag | Unknown, _reader(Flag), _AS_TEXT]
RoleWord = Annotated[Role | Unknown, _reader(Role), _AS_TEXT]
RungWord = Annotated[Rung | Unknown, _reader(Rung), _AS_TEXT]
ConcernWord = Annotated[Concern | Unknown, _reader(Concern), _AS_TEXT]
SlotWord = Annotated[SlotState | Unknown, _reader(SlotState), _AS_TEXT]
PartWord = Annotated[Part | Unknown, _reader(Part), _AS_TEXT]
PriorityWord = Annotated[Priority | Unknown, _reader(Priority), _AS_TEXT]


class DeviceKind(StrEnum):
    KIOSK = "kiosk"
    DISPLAY = "display"


class Paper(StrEnum):
    OK = "ok"
    LOW = "low"
    OUT = "out"
    NONE = "none"
