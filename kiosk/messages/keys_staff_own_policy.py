"""Keys of what happens when a caseworker does not answer, in plain words."""

from kiosk.messages.key import StaffKey


class OwnPolicy(StaffKey):
    TITLE = "own_policy.title"
    AT_ONCE = "own_policy.at_once"
    AFTER = "own_policy.after"
    SECONDS = "own_policy.seconds"
    MINUTES = "own_policy.minutes"
    MINUTES_SECONDS = "own_policy.minutes_seconds"
    STAFF_TOOL = "own_policy.staff_tool"
    CHANNELS = "own_policy.channels"
    STAND_IN = "own_policy.stand_in"
    TEAM = "own_policy.team"
    OFFICE = "own_policy.office"
    BOARD = "own_policy.board"
    COMING = "own_policy.coming"
    OF_TEAM = "own_policy.of_team"
    CHOOSE = "own_policy.choose"
    NOBODY = "own_policy.nobody"
    HINT = "own_policy.hint"
