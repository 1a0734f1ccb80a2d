"""The slip printer as the kiosk needs it, what may come of a print, and the stand-in where there is none."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kiosk.hardware.slip import Slip


class Trouble(StrEnum):
    """Why there is no slip. `UNSURE`: it broke off in the middle, so paper may have come out or not."""

    NO_PRINTER = "no_printer"
    OFF = "off"
    MUTE = "mute"
    OUT_OF_PAPER = "out_of_paper"
    COVER_OPEN = "cover_open"
    UNSURE = "unsure"


class PaperState(StrEnum):
    """As the heartbeat says it to the reception: `OUT` is every reason why no slip comes, `NONE` no printer."""

    OK = "ok"
    LOW = "low"
    OUT = "out"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    paper: PaperState = PaperState.OK


@dataclass(frozen=True, slots=True, kw_only=True)
class NotPrinted:
    trouble: Trouble

    @property
    def paper(self) -> PaperState:
        return PaperState.NONE if self.trouble is Trouble.NO_PRINTER else PaperState.OUT


class SlipPrinter(Protocol):
    """Prints one slip, once. Blocks for some seconds at most; never prints again by itself; raises nothing."""

    def print(self, slip: Slip) -> Printed | NotPrinted: ...

    def look(self) -> Printed | NotPrinted:
        """What would become of a slip now, as far as the printer tells without printing one."""


class NoSlipPrinter:
    """There is none, or (`trouble`) none that this machine can talk to."""

    def __init__(self, trouble: Trouble = Trouble.NO_PRINTER) -> None:
        self._trouble = trouble

    def print(self, slip: Slip) -> NotPrinted:
        return self.look()

    def look(self) -> NotPrinted:
        return NotPrinted(trouble=self._trouble)
