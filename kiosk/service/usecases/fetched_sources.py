"""What the routes know of the sources: their names, and a preview of what a run would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from kiosk.service.usecases.import_plan import PlanReport
from kiosk.service.usecases.watched_outside import Schedules


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredSource:
    """`every_seconds`: its schedule."""

    id: str
    name: str
    kind: str
    every_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a run now would come to; nothing was written. `reason`: empty where the source answered."""

    reason: str = ""
    report: PlanReport = field(default_factory=PlanReport)


class KnowsSources(Protocol):
    """The sources of this process, whichever process has them in hand."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def of_office(self, office_id: str) -> Sequence[ConfiguredSource]: ...

    def preview(self, office_id: str, source_id: str) -> Preview:
        """Asks the source; bounded by the source's own time-outs."""


def schedules_of(sources: KnowsSources) -> Schedules:
    def schedules(office_id: str) -> Mapping[str, timedelta]:
        return {each.id: timedelta(seconds=each.every_seconds) for each in sources.of_office(office_id)}

    return schedules
