"""The channels messages leave by, and what became of the latest messages."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from admin_tool.models.phrases import Line, Phrase, phrase
from admin_tool.models.rows import Action, Entry, Heading, Offer, Pill, Remark, Row, Tone
from kiosk.domain import channels
from kiosk.domain.roles import RECEPTION, Role
from kiosk.messages.key import StaffKey
from kiosk.messages.keys_staff import Time
from kiosk.messages.keys_staff_messages import (
    ChannelKind,
    ChannelScope,
    MessageKind,
    MessageReason,
    Messages,
    MessageState,
    MessageTo,
)
from kiosk.wire.channels import Channel
from kiosk.wire.messages import MessageSeen

KIND_NAMES: Mapping[channels.ChannelKind, ChannelKind] = {kind: ChannelKind[kind.name] for kind in channels.ChannelKind}
_SCOPES = {channels.ChannelScope.TEAM: ChannelScope.TEAM, channels.ChannelScope.OFFICE: ChannelScope.OFFICE}
_REASONS: Mapping[str, StaffKey] = {key.value.partition(".")[2]: key for key in MessageReason}
_KINDS: Mapping[str, StaffKey] = {key.value.partition(".")[2]: key for key in MessageKind}
_PILLS: Mapping[str, Pill] = {
    "waiting": Pill(text=Phrase(MessageState.WAITING), tone=Tone.INFO),
    "sent": Pill(text=Phrase(MessageState.SENT), tone=Tone.GOOD),
    "stale": Pill(text=Phrase(MessageState.STALE)),
    "failed": Pill(text=Phrase(MessageState.FAILED), tone=Tone.AMBER),
}
_BY_WHAT: Mapping[str, StaffKey] = {str(kind): key for kind, key in KIND_NAMES.items()}
_TO: Mapping[str, StaffKey] = {str(scope): MessageTo[scope.name] for scope in channels.ChannelScope}
_OFFERS = (
    Offer(action=Action.TEST_CHANNEL, label=Messages.TEST),
    Offer(action=Action.REMOVE_CHANNEL, label=Messages.REMOVE),
)


def channel_rows(kept: Iterable[Channel], *, own_id: str, names: Mapping[str, str] | None = None) -> tuple[Entry, ...]:
    """`names` of colleagues by their ids."""
    rows = tuple(_channel(channel, own_id, names or {}) for channel in kept)
    heading = Heading(id="channels", text=Phrase(Messages.CHANNELS), count=len(rows))
    return heading, *(rows or (Remark(id="no-channels", text=Phrase(Messages.NO_CHANNELS)),))


def message_rows(seen: Iterable[MessageSeen]) -> tuple[Entry, ...]:
    rows = tuple(map(_message, seen))
    heading = Heading(id="sent", text=Phrase(Messages.SENT), count=len(rows))
    return heading, *(rows or (Remark(id="nothing-sent", text=Phrase(Messages.NOTHING_SENT)),))


def sent_offers(role: Role) -> tuple[Offer, ...]:
    """For a visit that is to be collected, in the reception's menu."""
    return (Offer(action=Action.SHOW_SENT, label=Messages.OF_VISIT),) if role in RECEPTION else ()


def about_visit(seen: Iterable[MessageSeen]) -> tuple[Entry, ...]:
    """Of which visit stands above them: when, by what and to whom, and what became of it."""
    rows = (_message(each) for each in seen)
    timed = tuple(replace(row, emphasis=row.detail[0], detail=row.detail[1:]) for row in rows)
    return timed or (Remark(id="nothing-sent", text=Phrase(Messages.NOTHING_OF_VISIT)),)


def _channel(channel: Channel, own_id: str, names: Mapping[str, str]) -> Row:
    return Row(
        id=channel.id,
        emphasis=phrase(Messages.NAME, name=channel.name),
        detail=(Phrase(KIND_NAMES[channel.kind]), _whom(channel, own_id, names)),
        pill=_trouble_of(channel),
        offers=_OFFERS if channel.usable else _OFFERS[1:],
    )


def _trouble_of(channel: Channel) -> Pill | None:
    """Why nothing goes out by it."""
    if not channel.usable:
        return Pill(text=Phrase(Messages.UNUSABLE), tone=Tone.AMBER)
    if channel.lacks is not None:
        return Pill(text=Phrase(_REASONS.get(channel.lacks, Messages.UNUSABLE)), tone=Tone.AMBER)
    return None


def _whom(channel: Channel, own_id: str, names: Mapping[str, str]) -> Phrase:
    if channel.team:
        return phrase(Messages.NAME, name=channel.team)
    if channel.scope is channels.ChannelScope.STAFF and channel.staff_id != own_id:
        name = names.get(channel.staff_id or "")
        return phrase(Messages.NAME, name=name) if name else Phrase(ChannelScope.COLLEAGUE)
    if channel.scope is channels.ChannelScope.STAFF:
        return Phrase(ChannelScope.STAFF)
    return Phrase(_SCOPES[channel.scope])


def _message(seen: MessageSeen) -> Row:
    return Row(
        id=f"message-{seen.id}",
        emphasis=_subject(seen),
        detail=(phrase(Time.CLOCK, time=seen.made_at), *_channel_of(seen), *_trouble(seen)),
        pill=_PILLS.get(seen.state),
    )


def _channel_of(seen: MessageSeen) -> Line:
    """By its name, for those who are told it; else by its kind and whom it reaches."""
    if seen.channel.name:
        return (phrase(Messages.NAME, name=seen.channel.name),)
    keys = (_BY_WHAT.get(seen.channel.kind), _TO.get(seen.channel.scope))
    return tuple(Phrase(key) for key in keys if key is not None)


def _subject(seen: MessageSeen) -> Phrase:
    if seen.number is not None:
        return phrase(Messages.NUMBER, number=seen.number)
    return Phrase(_KINDS.get(seen.kind, MessageKind.OTHER))


def _trouble(seen: MessageSeen) -> Line:
    tried = (phrase(Messages.ATTEMPTS, count=seen.attempts),) if seen.attempts > 1 else ()
    if seen.state == "sent" or seen.reason is None:
        return tried
    return (Phrase(_REASONS.get(seen.reason, MessageReason.REFUSED)), *tried)
