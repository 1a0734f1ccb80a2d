"""Keys of a visit in the staff tool: its steps, what is known of it, and how it is announced."""

from kiosk.messages.key import StaffKey


class StepName(StaffKey):
    """A step as a button says it."""

    COMING = "step.coming"
    LATER = "step.later"
    CANNOT = "step.cannot"
    COLLECTED = "step.collected"
    ENDED = "step.ended"
    FINISHED = "step.finished"
    NOT_HERE = "step.not_here"
    WRONG_PERSON = "step.wrong_person"
    LEFT = "step.left"
    CALL = "step.call"
    CALL_TO_DESK = "step.call_to_desk"
    CALL_AGAIN = "step.call_again"
    PUT_BACK = "step.put_back"
    SUGGESTIONS = "step.suggestions"
    MERGE = "step.merge"
    SEPARATE = "step.separate"
    HAND_OVER = "step.hand_over"
    ASK_ANOTHER = "step.ask_another"
    BOOK_LATER = "step.book_later"


class Evidence(StaffKey):
    """What the citizen said and what the matching made of it."""

    SAYS_TIME = "evidence.says_time"
    SAYS_UNKNOWN = "evidence.says_unknown"
    NOT_FOUND = "evidence.not_found"
    POSSIBLE = "evidence.possible"
    CANDIDATE = "evidence.candidate"
    SAME_DIGITS_AS = "evidence.same_digits_as"
    SAME_PERSON = "evidence.same_person"
    UNREADABLE = "evidence.unreadable"
    NUMBER_CONFLICT = "evidence.number_conflict"
    WRONG_PERSON = "evidence.wrong_person"
    SEPARATED = "evidence.separated"
    ASK_NAME = "evidence.ask_name"
    ASK_NAME_AND_TIME = "evidence.ask_name_and_time"
    LIKE = "evidence.like"
    LIKE_BY_DIGIT = "evidence.like_by_digit"
    LIKE_BY_TIME = "evidence.like_by_time"
    SAME_SIX = "evidence.same_six"


class Note(StaffKey):
    """A flag of the visit, in a few words."""

    OTHER_TIME = "note.other_time"
    HAS_APPOINTMENT = "note.has_appointment"
    ALREADY_SEEN = "note.already_seen"
    OTHER_DAY = "note.other_day"
    CANCELLED = "note.cancelled"
    BAD_CODE = "note.bad_code"
    EARLY = "note.early"
    LATE = "note.late"
    DELIVERED_LATE = "note.delivered_late"
    NUMBER_UNSEEN = "note.number_unseen"
    SAME_DIGITS = "note.same_digits"
    CORRECTED = "note.corrected"
    CLOSED_BY_NIGHT = "note.closed_by_night"
    LANGUAGE = "note.language"
    ALSO = "note.also"


class Pickup(StaffKey):
    """Whether and by whom a citizen is fetched."""

    WHO_WHERE = "pickup.who_where"
    WHO = "pickup.who"
    NO_USER = "pickup.no_user"
    NO_USER_HINT = "pickup.no_user_hint"
    WITHOUT = "pickup.without"
    ON_THE_WAY_SINCE = "pickup.on_the_way_since"
    TOLD = "pickup.told"
    UNANSWERED = "pickup.unanswered"
    ON_THE_WAY = "pickup.on_the_way"
    LATER = "pickup.later"
    LATER_DETAIL = "pickup.later_detail"
    CALLED = "pickup.called"
    DESK_NAMED = "pickup.desk_named"
    DESK_NUMBERED = "pickup.desk_numbered"
    CALLED_SINCE = "pickup.called_since"
    COLLECTED = "pickup.collected"
    COLLECTED_SINCE = "pickup.collected_since"
    ENDED = "pickup.ended"
    NOT_HERE = "pickup.not_here"
    LEFT = "pickup.left"
    NOT_COLLECTED = "pickup.not_collected"
    TOPIC = "pickup.topic"
    NO_TOPIC = "pickup.no_topic"


class Toast(StaffKey):
    ARRIVED = "toast.arrived"
    ARRIVED_WITHOUT = "toast.arrived_without"
    AGAIN = "toast.again"
    AGAIN_WITHOUT = "toast.again_without"
    EARLY = "toast.early"
    ASK = "toast.ask"
    LATER_SHORT = "toast.later_short"
    SOMEBODY = "toast.somebody"
    MORE = "toast.more"
