"""Pickups of a made-up office on their way up the ladder: channels, the watch, and what went into the outbox."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from builders.at_work import AtWork
from builders.reception import OFFICE, Reception
from kiosk.domain.channels import ChannelKind, ChannelScope
from kiosk.domain.pickups import Escalation, PolicyStep, Rung
from kiosk.domain.roles import Role
from kiosk.domain.visits import Step
from kiosk.service.notify.pickup_watch import PickupWatch
from kiosk.service.store.tables import ChannelRow, OutboxRow, PolicyRow, VisitRow
from kiosk.service.usecases.policies import said_of


@dataclass
class Ladder:
    """An office at work whose clock is moved by the test; the watch looks when it is told to."""

    reception: Reception

    @property
    def work(self) -> AtWork:
        return AtWork(self.reception)

    def has_channel(self, name: str, scope: ChannelScope = ChannelScope.STAFF, **columns: Any) -> str:
        """Its id is its name; an e-mail of the office's caseworker unless said."""
        values: dict[str, Any] = {
            "id": name, "office_id": OFFICE, "kind": ChannelKind.EMAIL, "name": name, "scope": scope,
            "staff_id": Role.CASEWORKER.value if scope is ChannelScope.STAFF else None, "team": None,
            "sealed_settings": b"", "created_at": self.reception.now, "removed_at": None,
        }  # fmt: skip
        self.reception.does(lambda session: session.add(ChannelRow(**values | columns)))
        return name

    def says(self, *steps: tuple[int, Rung, *tuple[str, ...]]) -> None:
        """The office's policy: after so many seconds, who, over which kinds of channels."""
        policy = Escalation(
            steps=tuple(
                PolicyStep(after=timedelta(seconds=after), rung=rung, kinds=frozenset(kinds))
                for after, rung, *kinds in steps
            )
        )
        row = PolicyRow(
            office_id=OFFICE,
            team="",
            settings=said_of(policy, None).model_dump(mode="json"),
            changed_at=self.reception.now,
            changed_by="lead",
        )
        self.reception.does(lambda session: session.merge(row))

    def passes(self, **by: float) -> None:
        """Time passes, and whatever is due at its end is taken."""
        self.reception.now += timedelta(**by)
        watch = PickupWatch(self.reception.store, lambda: self.reception.now)
        while watch.look() == 0:
            pass

    def escalation(self, visit: VisitRow) -> str | None:
        return self.work.again(visit).escalation

    def answers(self, visit: VisitRow, step: Step, **given: Any) -> VisitRow:
        return self.work.does(visit, step, Role.CASEWORKER, **given)

    def messages(self, **columns: Any) -> list[tuple[str, str]]:
        """To which channel, and of which kind, in their order."""
        wanted = [getattr(OutboxRow, name) == value for name, value in columns.items()]
        found = select(OutboxRow).where(*wanted).order_by(OutboxRow.made_at, OutboxRow.kind, OutboxRow.channel_id)
        return self.reception.sees(lambda session: [(row.channel_id, row.kind) for row in session.scalars(found)])
