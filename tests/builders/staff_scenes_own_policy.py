"""A caseworker's settings, with what happens when they do not answer, for pictures."""

from PySide6.QtGui import QImage

from admin_tool.models.pages import Page
from admin_tool.views.preferences import PreferencesPage
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_pictures import picture
from builders.staff_visits import caseworkers
from kiosk.domain.pickups import Rung
from kiosk.wire import paths
from kiosk.wire.own_policy import OwnPolicy
from kiosk.wire.policies import SaidPolicy, SaidStep

LADDER = ((0, Rung.STAFF_TOOL), (90, Rung.CHANNELS), (180, Rung.TEAM), (300, Rung.BOARD))
USUAL = SaidPolicy(steps=[SaidStep(after_seconds=after, rung=rung) for after, rung in LADDER])


def own_policy(desk: StaffDesk) -> QImage:
    desk.service.says(paths.STAFF_OWN_POLICY, OwnPolicy(policy=USUAL, stand_in_id="mia"))
    WholeDesktop(desk).page(Page.PREFERENCES, PreferencesPage)
    desk.knows(caseworkers=caseworkers())
    return picture(desk.frame)
