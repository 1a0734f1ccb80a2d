"""The pages of the administration, the settings and the log-in, with made-up things in them, for pictures."""

from PySide6.QtGui import QImage

from admin_tool.models.pages import Page
from admin_tool.presenters.import_day import ImportPresenter
from admin_tool.presenters.log_in import LogInPresenter
from admin_tool.views.device_name import NameDialog
from admin_tool.views.dialog import Dialog
from admin_tool.views.import_day import ImportPage
from admin_tool.views.log_in import LogInPage
from admin_tool.views.pairing_code import PairingCodeDialog
from admin_tool.views.preferences import PreferencesPage
from admin_tool.views.things import ThingsPage
from builders.staff_channels import some_channels, some_messages
from builders.staff_desk import QueuedErrands, StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_pictures import SIZE, picture
from builders.staff_sources import preview, some_sources
from builders.staff_visits import DAY, NOW, device, minutes
from kiosk.client.answers import Refused
from kiosk.domain.roles import Role
from kiosk.wire.sources import Sources
from kiosk.wire.staff import ImportReport, LoggedIn, PairingCode, RejectedRow, User, Users
from kiosk.wire.words import DeviceKind, Paper

USERS = [
    User(id="admin", username="aksel", name="Aksel Eksempel", initials="AKEK", role=Role.ADMIN, active=True),
    User(id="sara", username="sara", name="Sara Dam", initials="SADA", role=Role.CASEWORKER, active=True),
    User(id="rita", username="rita", name="Rita Riis", initials="RIRI", role=Role.RECEPTIONIST, active=True),
    User(id="eva", username="eva", name="Eva Toft", initials="EVTO", role=Role.CASEWORKER, active=False),
]


def import_report(desk: StaffDesk) -> QImage:
    page = WholeDesktop(desk).page(Page.IMPORT, ImportPage)
    rejected = [RejectedRow(line=7, code="bad_digits"), RejectedRow(line=31, code="bad_time")]
    report = ImportReport(added=58, changed=2, cancelled=1, rejected=rejected, unmapped=["Vikar Eksempel"])
    page.show_day(DAY)
    presenter = page.findChild(ImportPresenter)
    assert presenter is not None
    presenter.show_report(report)
    desk.knows()
    return picture(desk.frame)


def devices(desk: StaffDesk) -> QImage:
    WholeDesktop(desk).page(Page.DEVICES, ThingsPage)
    _some_devices(desk)
    desk.knows()
    return picture(desk.frame)


def pairing_code(desk: StaffDesk) -> QImage:
    page = WholeDesktop(desk).page(Page.DEVICES, ThingsPage)
    _some_devices(desk)
    desk.knows()
    desk.service.says("pairing_codes", PairingCode(code="K7QF-2M8X", expires_at=NOW + minutes(10)))
    desk.presses(page.buttons["kiosk"])
    desk.presses(desk.dialog(NameDialog).go)
    return picture(desk.frame, desk.dialog(PairingCodeDialog))


def device_name(desk: StaffDesk) -> QImage:
    page = WholeDesktop(desk).page(Page.DEVICES, ThingsPage)
    _some_devices(desk)
    desk.knows()
    desk.presses(page.buttons["kiosk"])
    desk.dialog(NameDialog).name.setText("Kiosk ved indgangen")
    return picture(desk.frame, desk.dialog(NameDialog))


def sources(desk: StaffDesk) -> QImage:
    desk.service.says("sources", Sources(sources=some_sources()))
    WholeDesktop(desk).page(Page.SOURCES, ThingsPage)
    desk.knows()
    return picture(desk.frame)


def source_preview(desk: StaffDesk) -> QImage:
    desk.service.says("sources", Sources(sources=some_sources()))
    desk.service.says("preview", preview())
    page = WholeDesktop(desk).page(Page.SOURCES, ThingsPage)
    desk.knows()
    desk.touches(page.rows, "plan", "preview_source")
    return picture(desk.frame, desk.dialog(Dialog))


def messages(desk: StaffDesk) -> QImage:
    desk.service.says("channels", some_channels())
    desk.service.says("messages", some_messages())
    WholeDesktop(desk).page(Page.MESSAGES, ThingsPage)
    desk.knows()
    return picture(desk.frame)


def new_channel(desk: StaffDesk) -> QImage:
    desk.service.says("channels", some_channels())
    page = WholeDesktop(desk).page(Page.MESSAGES, ThingsPage)
    desk.knows()
    desk.presses(page.buttons["add"])
    return picture(desk.frame, desk.dialog(Dialog))


def users(desk: StaffDesk) -> QImage:
    desk.service.says("users", Users(users=USERS))
    WholeDesktop(desk).page(Page.USERS, ThingsPage)
    desk.knows()
    return picture(desk.frame)


def new_user(desk: StaffDesk) -> QImage:
    desk.service.says("users", Users(users=USERS))
    page = WholeDesktop(desk).page(Page.USERS, ThingsPage)
    desk.knows()
    desk.presses(page.buttons["add"])
    return picture(desk.frame, desk.dialog(Dialog))


def preferences(desk: StaffDesk) -> QImage:
    WholeDesktop(desk).page(Page.PREFERENCES, PreferencesPage)
    desk.knows()
    return picture(desk.frame)


def log_in(desk: StaffDesk) -> QImage:
    """After a wrong password."""

    async def ask(server: str, username: str, password: str) -> LoggedIn | Refused:
        return Refused(status=401, code="bad_login")

    page, errands = LogInPage(desk.look), QueuedErrands()
    page.resize(*SIZE)
    presenter = LogInPresenter(
        page, ask=ask, errands=errands, memory=desk.memory, wording=desk.at.wording, server="https://reception.example"
    )
    page.show()
    presenter.log_in("https://reception.example", "sara", "made-up password")
    errands.deliver()
    shown = picture(page)
    page.close()
    page.deleteLater()
    return shown


def _some_devices(desk: StaffDesk) -> None:
    desk.day.devices = (
        device("kiosk-1", paper=Paper.OUT),
        device("kiosk-2", last_seen=NOW - minutes(12), spool=3),
        device("screen", kind=DeviceKind.DISPLAY),
        device("old", revoked=True, last_seen=NOW - minutes(3000)),
    )
