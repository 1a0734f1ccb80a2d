"""Channels and messages as the service tells the staff tool of them."""

from builders.staff_visits import NOW, minutes
from kiosk.domain.channels import ChannelKind, ChannelScope
from kiosk.wire.channels import Channel, Channels
from kiosk.wire.messages import MessageSeen, MessagesSeen, SentTo

MAIL = Channel(
    id="mail", kind=ChannelKind.EMAIL, name="Min mail", scope=ChannelScope.STAFF, staff_id="rita", team=None,
    created_at=NOW,
)  # fmt: skip
TEAM = Channel(
    id="team", kind=ChannelKind.TEAMS, name="Ungeteamets kanal", scope=ChannelScope.TEAM, staff_id=None,
    team="Ungeteam", created_at=NOW,
)  # fmt: skip
LOST = Channel(
    id="lost", kind=ChannelKind.SMS, name="Vagttelefonen", scope=ChannelScope.OFFICE, staff_id=None, team=None,
    created_at=NOW, usable=False,
)  # fmt: skip


def some_channels() -> Channels:
    return Channels(channels=[MAIL, TEAM, LOST])


def seen(id: str, channel: Channel, state: str, *, minutes_ago: int, **more: object) -> MessageSeen:
    """A pickup of No. 17 unless said."""
    said = {"kind": "pickup", "number": 17, "attempts": 1, "made_at": NOW - minutes(minutes_ago), **more}
    to = SentTo(id=channel.id, kind=channel.kind, name=channel.name, scope=channel.scope)
    return MessageSeen.model_validate({"id": id, "channel": to, "state": state, **said})


def some_messages() -> MessagesSeen:
    return MessagesSeen(
        messages=[
            seen("4", TEAM, "waiting", minutes_ago=1, attempts=3, reason="no_answer"),
            seen("3", MAIL, "sent", minutes_ago=4),
            seen("2", LOST, "failed", minutes_ago=9, reason="settings_lost"),
            seen("1", MAIL, "stale", minutes_ago=30, number=14, reason="answered"),
            seen("0", MAIL, "sent", minutes_ago=50, kind="test", number=None),
        ]
    )


def told_without_names() -> MessagesSeen:
    """As the reception is told of them."""
    nameless = {"id": "", "name": ""}
    return MessagesSeen(
        messages=[
            each.model_copy(update={"channel": each.channel.model_copy(update=nameless)})
            for each in some_messages().messages
        ]
    )
