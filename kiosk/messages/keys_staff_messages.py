"""Keys of the page with the channels and what was sent over them."""

from kiosk.messages.key import StaffKey


class Messages(StaffKey):
    TITLE = "messages.title"
    CHANNELS = "messages.channels"
    NO_CHANNELS = "messages.no_channels"
    SENT = "messages.sent"
    NOTHING_SENT = "messages.nothing_sent"
    OF_VISIT = "messages.of_visit"
    OF_VISIT_TITLE = "messages.of_visit_title"
    NOTHING_OF_VISIT = "messages.nothing_of_visit"
    NAME = "messages.name"
    ADD = "messages.add"
    TEST = "messages.test"
    TESTED = "messages.tested"
    REMOVE = "messages.remove"
    REMOVE_TITLE = "messages.remove_title"
    REMOVE_TEXT = "messages.remove_text"
    REMOVED = "messages.removed"
    ADDED = "messages.added"
    UNUSABLE = "messages.unusable"
    ADDRESS_REFUSED = "messages.address_refused"
    NUMBER = "messages.number"
    ATTEMPTS = "messages.attempts"


class NewChannel(StaffKey):
    """The dialog for a new channel."""

    KIND = "new_channel.kind"
    WHOM = "new_channel.whom"
    COLLEAGUE = "new_channel.colleague"
    TEAM = "new_channel.team"
    NAME = "new_channel.name"
    ADDRESS = "new_channel.address"
    ADDRESS_HINT = "new_channel.address_hint"
    SECRET = "new_channel.secret"
    SECRET_HINT = "new_channel.secret_hint"
    SAVE = "new_channel.save"
    MISSING = "new_channel.missing"
    MISSING_COLLEAGUE = "new_channel.missing_colleague"


class ChannelKind(StaffKey):
    EMAIL = "channel_kind.email"
    SMS = "channel_kind.sms"
    TEAMS = "channel_kind.teams"
    WEBHOOK = "channel_kind.webhook"
    OTHER = "channel_kind.other"


class ChannelScope(StaffKey):
    STAFF = "channel_scope.staff"
    COLLEAGUE = "channel_scope.colleague"
    TEAM = "channel_scope.team"
    OFFICE = "channel_scope.office"


class MessageTo(StaffKey):
    """Whom a message was for, where the channel's name is not told."""

    STAFF = "message_to.staff"
    TEAM = "message_to.team"
    OFFICE = "message_to.office"


class MessageState(StaffKey):
    WAITING = "message_state.waiting"
    SENT = "message_state.sent"
    STALE = "message_state.stale"
    FAILED = "message_state.failed"


class MessageKind(StaffKey):
    PICKUP = "message_kind.pickup"
    TEAM = "message_kind.team"
    SILENT_DEVICE = "message_kind.silent_device"
    SOURCE_FAILED = "message_kind.source_failed"
    CHANNEL_FAILED = "message_kind.channel_failed"
    NO_APPOINTMENTS = "message_kind.no_appointments"
    TEST = "message_kind.test"
    OTHER = "message_kind.other"


class MessageReason(StaffKey):
    """Why a message waits, was dropped or failed, in a few words."""

    ANSWERED = "message_reason.answered"
    LATE = "message_reason.late"
    NO_MAIL_SERVER = "message_reason.no_mail_server"
    NO_CARRIER = "message_reason.no_carrier"
    SECRET_MISSING = "message_reason.secret_missing"
    CERTIFICATE = "message_reason.certificate"
    TOO_SLOW = "message_reason.too_slow"
    NO_ANSWER = "message_reason.no_answer"
    MAIL_LOG_IN_REFUSED = "message_reason.mail_log_in_refused"
    MAIL_RECIPIENT_REFUSED = "message_reason.mail_recipient_refused"
    SETTINGS_LOST = "message_reason.settings_lost"
    ADDRESS_NOT_PERMITTED = "message_reason.address_not_permitted"
    CHANNEL_GONE = "message_reason.channel_gone"
    REFUSED = "message_reason.refused"
