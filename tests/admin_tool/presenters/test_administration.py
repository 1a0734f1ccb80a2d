"""Import, devices and users: each with its question, its sentence, and nothing dead on the screen."""

from datetime import date
from pathlib import Path

import pytest

from admin_tool.models.pages import Page
from admin_tool.views.device_name import NameDialog
from admin_tool.views.import_day import ImportPage
from admin_tool.views.pairing_code import PairingCodeDialog
from admin_tool.views.question import Question
from admin_tool.views.things import ThingsPage
from admin_tool.views.user_dialogs import NewPasswordDialog, NewUserDialog
from builders.pretend_service import Asked
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import DAY, NOW, device, minutes
from kiosk.domain.roles import Role
from kiosk.wire.staff import ImportReport, PairingCode, RejectedRow, User, Users

PASSWORD = "made-up password"
BO = User(id="bo", username="bo", name="Bo Lind", initials="BOLI", role=Role.CASEWORKER, active=True)


@pytest.fixture
def whole(admin: StaffDesk) -> WholeDesktop:
    admin.service.says("users", Users(users=[BO]))
    return WholeDesktop(admin)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "aftaler.csv"
    made.write_bytes(b"made;up\r\n")
    return made


def imported(whole: WholeDesktop, file: Path, day: date = DAY) -> ImportPage:
    page = whole.page(Page.IMPORT, ImportPage)
    page.file_chosen.emit(str(file), day)
    whole.desk.settles()
    return page


def test_an_import_is_reported_by_line_and_reason(whole: WholeDesktop, file: Path) -> None:
    report = ImportReport(
        added=58,
        changed=2,
        cancelled=1,
        rejected=[RejectedRow(line=7, code="bad_digits")],
        unmapped=["Vikar Eksempel"],
    )
    whole.desk.service.says("imports", report)

    page = imported(whole, file)

    (text,) = page.texts()
    assert text.splitlines() == [
        "58 nye aftaler",
        "2 ændrede aftaler",
        "1 aflyste aftaler",
        "Uden bruger her: Vikar Eksempel",
        "Deres borgere bliver vist for receptionen.",
        "1 linjer blev ikke taget med:",
        "Linje 7: de seks tal er ikke en mulig dato",
    ]


def test_a_file_of_another_day_asks_first(whole: WholeDesktop, file: Path) -> None:
    def by_day(asked: Asked) -> object:
        if asked.query["day"] == "2026-11-24":
            return ImportReport(added=3, changed=0, cancelled=0, rejected=[], unmapped=[])
        return (409, {"code": "wrong_day"})

    whole.desk.service.says("imports", by_day)
    page = imported(whole, file)
    question = whole.desk.dialog(Question)
    assert question.texts() == [
        "Der er ingen aftaler for mandag 23. november i filen. Er den for tirsdag 24. november?"
    ]

    whole.desk.presses(question.yes)

    assert page.texts() == ["3 nye aftaler"]


def test_a_long_import_says_so_and_the_rest_goes_on(whole: WholeDesktop, file: Path) -> None:
    page = whole.page(Page.IMPORT, ImportPage)
    page.file_chosen.emit(str(file), DAY)
    whole.desk.later(seconds=12)

    whole.desktop.on_tick()

    assert page.texts() == ["Læser aftaler.csv … 12 sekunder. Du kan arbejde videre imens."]
    assert not page.choose.isEnabled()


def test_a_file_that_is_gone_is_a_sentence(whole: WholeDesktop, tmp_path: Path) -> None:
    page = imported(whole, tmp_path / "gone.csv")

    assert page.texts() == ["Filen kan ikke læses på denne computer."]


def test_a_new_device_gets_a_large_code(whole: WholeDesktop) -> None:
    page = whole.page(Page.DEVICES, ThingsPage)
    whole.desk.service.says("pairing_codes", PairingCode(code="K7QF2M", expires_at=NOW + minutes(10)))

    whole.desk.presses(page.buttons["kiosk"])
    named(whole, " Kiosk ved indgangen ")

    assert whole.desk.service.steps() == [("pairing_codes", {"kind": "kiosk", "name": "Kiosk ved indgangen"})]
    assert whole.desk.dialog(PairingCodeDialog).code.text() == "K7QF2M"


def test_a_device_is_renamed_and_a_refusal_leaves_the_question_open(whole: WholeDesktop) -> None:
    page = whole.page(Page.DEVICES, ThingsPage)
    whole.desk.day.devices = (device("kiosk-1", name="Kiosk i gangen"),)
    whole.desk.knows()
    whole.desk.service.refuses("kiosk-1", 404, "not_found")

    whole.desk.touches(page.rows, "kiosk-1", "rename")
    dialog = named(whole, "")

    (asked,) = [asked for asked in whole.desk.service.asked if asked.method == "PATCH"]
    assert (asked.path, asked.body) == ("/v1/staff/devices/kiosk-1", {"name": ""})
    assert dialog.error() != ""
    whole.desk.service.says("kiosk-1", device("kiosk-1"))
    whole.desk.presses(dialog.go)
    assert not whole.desk.has(NameDialog)


def named(whole: WholeDesktop, name: str) -> NameDialog:
    dialog = whole.desk.dialog(NameDialog)
    dialog.name.setText(name)
    whole.desk.presses(dialog.go)
    return dialog


def test_a_device_is_revoked_after_a_question(whole: WholeDesktop) -> None:
    page = whole.page(Page.DEVICES, ThingsPage)
    whole.desk.day.devices = (device("kiosk-1"),)
    whole.desk.knows()
    whole.desk.service.says("kiosk-1", None)

    whole.desk.touches(page.rows, "kiosk-1", "revoke")
    assert not [asked for asked in whole.desk.service.asked if asked.method == "DELETE"]
    whole.desk.presses(whole.desk.dialog(Question).yes)

    assert [asked.path for asked in whole.desk.service.asked if asked.method == "DELETE"] == [
        "/v1/staff/devices/kiosk-1"
    ]


def test_a_short_password_never_leaves_the_tool(whole: WholeDesktop) -> None:
    page = whole.page(Page.USERS, ThingsPage)
    whole.desk.presses(page.buttons["add"])
    dialog = whole.desk.dialog(NewUserDialog)
    dialog.username.setText("mia")
    dialog.password.setText("too short")

    whole.desk.presses(dialog.save)

    assert dialog.error() == "Adgangskoden skal have mindst 12 tegn."
    assert whole.desk.service.steps() == []


def test_a_user_is_added(whole: WholeDesktop) -> None:
    page = whole.page(Page.USERS, ThingsPage)
    whole.desk.presses(page.buttons["add"])
    dialog = whole.desk.dialog(NewUserDialog)
    dialog.username.setText("mia ")
    dialog.full_name.setText("Mia Krogh")
    dialog.initials.setText("MIKR")
    dialog.password.setText(PASSWORD)
    whole.desk.service.says("/v1/staff/users", answer_about_users)

    whole.desk.presses(dialog.save)

    assert whole.desk.service.steps() == [
        (
            "users",
            {
                "username": "mia",
                "full_name": "Mia Krogh",
                "initials": "MIKR",
                "role": "caseworker",
                "password": PASSWORD,
            },
        )
    ]
    assert whole.notice() == "Mia Krogh er oprettet"


def test_a_taken_name_is_said_in_the_dialog(whole: WholeDesktop) -> None:
    page = whole.page(Page.USERS, ThingsPage)
    whole.desk.presses(page.buttons["add"])
    dialog = whole.desk.dialog(NewUserDialog)
    dialog.username.setText("bo")
    dialog.password.setText(PASSWORD)
    whole.desk.service.refuses("/v1/staff/users", 409, "name_taken")

    whole.desk.presses(dialog.save)

    assert dialog.error() == "Det brugernavn findes allerede. Vælg et andet."


def test_a_forgotten_password_is_replaced(whole: WholeDesktop) -> None:
    page = whole.page(Page.USERS, ThingsPage)
    whole.desk.service.says("password", BO)
    whole.desk.touches(page.rows, "bo", "new_password")
    dialog = whole.desk.dialog(NewPasswordDialog)
    dialog.password.setText(PASSWORD)

    whole.desk.presses(dialog.save)

    assert whole.desk.service.steps() == [("users/bo/password", {"password": PASSWORD})]
    assert whole.notice() == "Bo Lind har fået en ny adgangskode"


def test_a_user_is_closed_after_a_question(whole: WholeDesktop) -> None:
    page = whole.page(Page.USERS, ThingsPage)
    whole.desk.service.says("bo", BO.model_copy(update={"active": False}))
    whole.desk.touches(page.rows, "bo", "deactivate")

    whole.desk.presses(whole.desk.dialog(Question).yes)

    assert [asked.body for asked in whole.desk.service.asked if asked.method == "PATCH"] == [{"active": False}]
    assert whole.notice() == "Bo Lind er lukket"


def answer_about_users(asked: Asked) -> object:
    if asked.method == "GET":
        return Users(users=[BO])
    body = asked.body
    return 201, {
        "id": "new",
        "username": body["username"],
        "name": body["full_name"],
        "initials": body["initials"],
        "role": body["role"],
        "active": True,
    }
