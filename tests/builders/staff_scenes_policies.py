"""Scenes of the rules for when nobody answers, for the pictures of the staff tool."""

from PySide6.QtGui import QImage

from admin_tool.models.pages import Page
from admin_tool.views.policies import PoliciesPage
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_pictures import picture
from builders.staff_policies import some_policies
from builders.staff_visits import caseworkers


def policies(desk: StaffDesk) -> QImage:
    _at_the_policies(desk)
    desk.knows(caseworkers=caseworkers())
    return picture(desk.frame)


def policies_refused(desk: StaffDesk) -> QImage:
    """A team's own rules whose last step reaches nobody, in the smallest window."""
    page = _at_the_policies(desk)
    for _ in range(2):  # the first makes the rail narrow
        desk.frame.resize(700, 900)
        desk.settles()
    page.whose_chosen.emit("Ungeteam")
    page.coming_typed.emit(300)
    desk.service.refuses("/v1/staff/policies", 422, "last_step_reaches_nobody")
    desk.presses(page.save)
    return picture(desk.frame)


def _at_the_policies(desk: StaffDesk) -> PoliciesPage:
    desk.service.says("/v1/staff/policies", some_policies())
    return WholeDesktop(desk).page(Page.POLICIES, PoliciesPage)
