"""Messages that left the house, or did not, as the reception and those who keep its channels see them."""

from pydantic import AwareDatetime, BaseModel, ConfigDict


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class SentTo(_Said):
    """A channel, also one that was removed since. `scope`: whom it reaches; empty where nobody knows any more.

    The reception is told neither `id` nor `name`: they are empty.
    """

    id: str
    kind: str
    name: str
    scope: str = ""


class MessageSeen(_Said):
    """`state`: waiting, sent, stale, failed. `reason`: a stable code of why it waits, was dropped or failed."""

    id: str
    kind: str
    channel: SentTo
    number: int | None = None
    visit_id: str | None = None
    state: str
    reason: str | None = None
    attempts: int
    made_at: AwareDatetime
    next_attempt_at: AwareDatetime | None = None
    sent_at: AwareDatetime | None = None


class MessagesSeen(_Said):
    """The newest first."""

    messages: list[MessageSeen]
