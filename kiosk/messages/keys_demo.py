"""Keys of the card that the demo shows."""

from kiosk.messages.key import DemoKey


class Card(DemoKey):
    WINDOW = "card.window"
    TITLE = "card.title"
    HOW = "card.how"
    DIGITS = "card.digits"
    TIME = "card.time"
    WITHOUT_TIME = "card.without_time"
    USERS = "card.users"
    PASSWORD = "card.password"
    END = "card.end"
    STARTING = "card.starting"


class Try(DemoKey):
    """What happens; named as in config/demo_day.toml."""

    ORDINARY = "try.ordinary"
    COLLISION_ONE = "try.collision_one"
    COLLISION_OTHER = "try.collision_other"
    REPLACEMENT = "try.replacement"
    NEAR_MISS = "try.near_miss"
    CANCELLED = "try.cancelled"
    UNMAPPED = "try.unmapped"
    NOBODY = "try.nobody"
    WALK_IN = "try.walk_in"
