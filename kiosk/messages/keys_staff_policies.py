"""Keys of the page that says who is told when nobody answers."""

from kiosk.messages.key import StaffKey


class Policies(StaffKey):
    TITLE = "policies.title"
    WHOSE = "policies.whose"
    OFFICE = "policies.office"
    TEAM = "policies.team"
    UNSAVED = "policies.unsaved"
    REACHES_NOBODY = "policies.reaches_nobody"
    ADD_TEAM = "policies.add_team"
    ADD_TEAM_TITLE = "policies.add_team_title"
    ADD_TEAM_HINT = "policies.add_team_hint"
    ADD_TEAM_DO = "policies.add_team_do"
    IS_DEFAULT = "policies.is_default"
    IS_OWN = "policies.is_own"
    FOLLOWS = "policies.follows"
    HAS_OWN = "policies.has_own"
    STEPS = "policies.steps"
    MEANS = "policies.means"
    AFTER = "policies.after"
    SPAN = "policies.span"
    UNIT = "policies.unit"
    SECONDS = "policies.seconds"
    MINUTES = "policies.minutes"
    WHO = "policies.who"
    HOW = "policies.how"
    ALL_KINDS = "policies.all_kinds"
    NO_STEPS = "policies.no_steps"
    ADD = "policies.add"
    REMOVE = "policies.remove"
    COMING = "policies.coming"
    DEFAULT = "policies.default"
    FOLLOW = "policies.follow"
    CANCEL = "policies.cancel"
    SAVE = "policies.save"
    SAVED_OFFICE = "policies.saved_office"
    SAVED_TEAM = "policies.saved_team"


class PolicyWho(StaffKey):
    """Whom a step tells, as the choice says it."""

    STAFF_TOOL = "policy_who.staff_tool"
    CHANNELS = "policy_who.channels"
    STAND_IN = "policy_who.stand_in"
    TEAM = "policy_who.team"
    OFFICE = "policy_who.office"
    BOARD = "policy_who.board"


class PolicyTold(StaffKey):
    """What a step does, in plain words."""

    STAFF_TOOL = "policy_told.staff_tool"
    CHANNELS = "policy_told.channels"
    STAND_IN = "policy_told.stand_in"
    TEAM = "policy_told.team"
    OFFICE = "policy_told.office"
    BOARD = "policy_told.board"
    ONLY = "policy_told.only"
    COMING = "policy_told.coming"


class PolicyWrong(StaffKey):
    """Why a policy is not saved, said where it is to be mended."""

    NO_STEPS = "policy_wrong.no_steps"
    TOO_MANY_STEPS = "policy_wrong.too_many_steps"
    OUT_OF_RANGE = "policy_wrong.out_of_range"
    LAST_STEP_REACHES_NOBODY = "policy_wrong.last_step_reaches_nobody"


class StandIns(StaffKey):
    """Who stands in for whom."""

    TITLE = "stand_ins.title"
    HINT = "stand_ins.hint"
    OF = "stand_ins.of"
    IS = "stand_ins.is"
    CHOOSE = "stand_ins.choose"
    NOBODY = "stand_ins.nobody"
    PAIR = "stand_ins.pair"
    NONE = "stand_ins.none"
    SAVED = "stand_ins.saved"
