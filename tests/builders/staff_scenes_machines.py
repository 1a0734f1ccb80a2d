"""The board and the list of devices while something is wrong with the machines, for pictures."""

from datetime import timedelta

from PySide6.QtGui import QImage

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from admin_tool.views.things import ThingsPage
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_pictures import picture
from builders.staff_visits import NOW, SARA, appointment, at, caseworkers, device, minutes, visit
from kiosk.domain.supervision import Concern, Part
from kiosk.wire.supervision import Notice, PartState
from kiosk.wire.words import DeviceKind, Paper

DEVICES = (
    device(
        "kiosk-1",
        name="Kiosk ved indgangen",
        scanner=True,
        paper=Paper.OUT,
        trouble="cover_open",
        clock_offset_ms=-40,
        version="0.1.0",
    ),
    device("kiosk-2", last_seen=NOW - minutes(11), spool=3, paper=Paper.OK, version="0.1.0"),
    device("screen", kind=DeviceKind.DISPLAY),
    device("old", revoked=True, last_seen=NOW - timedelta(days=2)),
)
NOTICES = (
    Notice(concern=Concern.SILENT, part=Part.KIOSK, subject="kiosk-2", since=at("9.41")),
    Notice(concern=Concern.FAILING, part=Part.SOURCE, subject="outlook", name="Outlook", since=at("7.10")),
    Notice(concern=Concern.NO_SLIPS, part=Part.KIOSK, subject="kiosk-1"),
)
PARTS = (
    PartState(part=Part.SOURCE, id="outlook", name="Outlook", last_seen=at("7.10"), silent=True),
    PartState(part=Part.CHANNEL, id="mail", name="Vagtens mail", last_seen=at("9.30")),
    PartState(part=Part.DISPATCHER, last_seen=at("9.30")),
    PartState(part=Part.STAFF_TOOL, id="sara", name="Sara Dam", last_seen=NOW),
)


def board_notices(desk: StaffDesk) -> QImage:
    WholeDesktop(desk).page(Page.BOARD, BoardPage)
    _wrong(desk)
    desk.knows(
        visit(17, ago=0.5, appointment=appointment("10.00", SARA)),
        visit(14, ago=9),
        visit(18, ago=2),
        caseworkers=caseworkers(),
    )
    return picture(desk.frame)


def devices_notices(desk: StaffDesk) -> QImage:
    WholeDesktop(desk).page(Page.DEVICES, ThingsPage)
    _wrong(desk)
    desk.knows()
    return picture(desk.frame)


def _wrong(desk: StaffDesk) -> None:
    desk.day.devices, desk.day.notices, desk.day.parts = DEVICES, NOTICES, PARTS
