"""The visits this tool knows: from the list, the stream and its own steps, without doubles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from admin_tool.models.visit_state import place
from kiosk.domain.settling import Place
from kiosk.wire.staff import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitBook:
    """The stream is in order and decides; the answer to a step may come before or after its event.

    `places`: where on the board each stands, found out once. `gone`: what the stream has taken away,
    so that a late answer does not bring it back.
    """

    visits: MappingProxyType[str, Visit] = field(default_factory=lambda: MappingProxyType({}))
    places: MappingProxyType[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    gone: frozenset[str] = frozenset()

    def listed(self, visits: Iterable[Visit]) -> "VisitBook":
        """The whole list anew; of a visit that is known in a later version, that one stays."""
        fresh = {visit.id: self._newer(visit) for visit in visits}
        places = {id: place(visit) for id, visit in fresh.items()}
        return VisitBook(visits=MappingProxyType(fresh), places=MappingProxyType(places))

    def heard(self, visit: Visit) -> "VisitBook":
        """From the stream."""
        if not self._is_news(visit):
            return self
        return VisitBook(
            visits=MappingProxyType({**self.visits, visit.id: visit}),
            places=MappingProxyType({**self.places, visit.id: place(visit)}),
            gone=self.gone - {visit.id},
        )

    def answered(self, visit: Visit) -> "VisitBook":
        """From the answer to one's own step."""
        return self if visit.id in self.gone else self.heard(visit)

    def without(self, visit_id: str) -> "VisitBook":
        visits = {id: visit for id, visit in self.visits.items() if id != visit_id}
        places = {id: place for id, place in self.places.items() if id != visit_id}
        return VisitBook(visits=MappingProxyType(visits), places=MappingProxyType(places), gone=self.gone | {visit_id})

    def count(self, places: frozenset[Place]) -> int:
        return sum(1 for stands in self.places.values() if stands in places)

    def get(self, visit_id: str | None) -> Visit | None:
        return self.visits.get(visit_id) if visit_id is not None else None

    def of_appointment(self, appointment_id: str) -> Visit | None:
        """The latest visit that stands for the appointment."""
        found = [visit for visit in self if visit.appointment is not None and visit.appointment.id == appointment_id]
        return max(found, key=lambda visit: visit.arrived_at, default=None)

    def __iter__(self) -> Iterator[Visit]:
        return iter(self.visits.values())

    def __len__(self) -> int:
        return len(self.visits)

    def _newer(self, visit: Visit) -> Visit:
        known = self.visits.get(visit.id)
        return known if known is not None and known.version > visit.version else visit

    def _is_news(self, visit: Visit) -> bool:
        known = self.visits.get(visit.id)
        return known is None or visit.version > known.version
