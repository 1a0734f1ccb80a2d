"""The messages page: a channel is added, tried and removed; an address is asked for once and never shown."""

import pytest

from admin_tool.models.pages import Page
from admin_tool.views.board import BoardPage
from admin_tool.views.new_channel import NewChannelDialog
from admin_tool.views.question import Question
from admin_tool.views.sent_messages import SentMessagesDialog
from admin_tool.views.things import ThingsPage
from builders.staff_channels import MAIL, some_channels, some_messages, told_without_names
from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_visits import SARA, appointment, visit
from kiosk.domain.roles import Role
from kiosk.wire import channels as wire
from kiosk.wire.staff import User, Users


@pytest.fixture
def whole(admin: StaffDesk) -> WholeDesktop:
    admin.service.says("channels", some_channels())
    admin.service.says("messages", some_messages())
    return WholeDesktop(admin)


def filled(whole: WholeDesktop, kind: str = "email", whom: str = "office") -> NewChannelDialog:
    page = whole.page(Page.MESSAGES, ThingsPage)
    whole.desk.presses(page.buttons["add"])
    dialog = whole.desk.dialog(NewChannelDialog)
    for choice, value in ((dialog.kind, kind), (dialog.whom, whom)):
        choice.setCurrentIndex(choice.findData(value))
        choice.chosen.emit(value)
    dialog.name.setText("Vagt")
    dialog.address.setText("vagt@example.org")
    return dialog


def test_a_channel_is_added_with_its_address(whole: WholeDesktop) -> None:
    dialog = filled(whole)
    whole.desk.service.says("channels", MAIL)

    whole.desk.presses(dialog.save)

    ((path, body),) = whole.desk.service.steps()
    assert (path, body["address"], body["scope"], body.get("secret")) == (
        "channels",
        "vagt@example.org",
        "office",
        None,
    )
    assert whole.notice() == "Min mail er tilføjet. Send en prøve."


def test_only_a_webhook_has_a_key_and_only_a_team_a_name(whole: WholeDesktop) -> None:
    dialog = filled(whole)
    assert not dialog.secret.isVisible() and not dialog.team.isVisible()
    dialog.reject()
    whole.desk.settles()

    dialog = filled(whole, kind="webhook", whom="team")

    assert dialog.secret.isVisible() and dialog.team.isVisible()
    assert dialog.secret.text().startswith("whsec_")
    whole.desk.presses(dialog.save)
    assert dialog.error() == "Skriv et navn og en adresse."


def test_an_address_that_may_not_be_is_told_in_the_dialog(whole: WholeDesktop) -> None:
    dialog = filled(whole)
    whole.desk.service.refuses("channels", 422, "address_refused")

    whole.desk.presses(dialog.save)

    assert "Adressen kan ikke bruges" in dialog.error()


def test_a_test_is_sent_with_one_touch(whole: WholeDesktop) -> None:
    whole.desk.service.says("test", (202, wire.TestSent(message_id="m").model_dump()))
    page = whole.page(Page.MESSAGES, ThingsPage)

    whole.desk.touches(page.rows, "mail", "test_channel")

    assert [path for path, _ in whole.desk.service.steps()] == ["channels/mail/test"]
    assert whole.notice() == "En prøve er på vej til Min mail."


def test_a_channel_is_removed_after_a_question(whole: WholeDesktop) -> None:
    page = whole.page(Page.MESSAGES, ThingsPage)
    whole.desk.service.says("/v1/staff/channels/mail", None)
    whole.desk.touches(page.rows, "mail", "remove_channel")

    whole.desk.dialog(Question).agreed.emit()
    whole.desk.settles()

    assert ("DELETE", "/v1/staff/channels/mail") in [(each.method, each.path) for each in whole.desk.service.asked]
    assert whole.notice() == "Min mail er fjernet."


def test_what_is_on_its_way_is_looked_at_again_while_somebody_looks(whole: WholeDesktop) -> None:
    def looks() -> int:
        return [each.path for each in whole.desk.service.asked].count("/v1/staff/messages")

    whole.ticks()
    whole.ticks()
    whole.desk.settles()
    assert looks() == 1
    whole.page(Page.MESSAGES, ThingsPage)
    whole.ticks()
    whole.ticks()
    whole.desk.settles()

    assert looks() == 2


def test_a_named_colleague_gets_a_channel_and_their_name_stands_beside_it(admin: StaffDesk) -> None:
    sara = User(id="sara", username="sara", name="Sara Dam", initials="SD", role=Role.CASEWORKER, active=True)
    gone = sara.model_copy(update={"id": "gone", "active": False})
    admin.service.says("users", Users(users=[sara, gone]))
    admin.service.says("channels", some_channels())
    whole = WholeDesktop(admin)
    dialog = filled(whole, kind="sms", whom="colleague")
    whole.desk.presses(dialog.save)
    assert dialog.error() == "Vælg, hvis kanal det er."

    dialog.colleague.setCurrentIndex(dialog.colleague.findData("sara"))
    assert (dialog.colleague.count(), dialog.team.isVisible()) == (1, False)
    whole.desk.service.says("channels", MAIL.model_copy(update={"staff_id": "sara"}))
    whole.desk.presses(dialog.save)

    ((_, body),) = whole.desk.service.steps()
    assert (body["scope"], body["staff_id"], body["kind"]) == ("staff", "sara", "sms")
    assert whole.notice() == "Min mail er tilføjet. Send en prøve."


def test_the_reception_reads_what_was_sent_and_keeps_no_channels(reception: StaffDesk) -> None:
    reception.service.says("messages", told_without_names())
    whole = WholeDesktop(reception)

    page = whole.page(Page.MESSAGES, ThingsPage)

    assert page.rows.model().rowCount() == 6
    assert not page.buttons["add"].isVisible()
    assert "/v1/staff/channels" not in [each.path for each in reception.service.asked]


def test_what_was_sent_about_one_visit_is_seen_from_the_board(reception: StaffDesk) -> None:
    reception.service.says("messages", told_without_names())
    page = WholeDesktop(reception).page(Page.BOARD, BoardPage)
    reception.knows(visit(17, ago=4, appointment=appointment("10.00", SARA)), caseworkers=())

    page.left.asked.emit("visit-17", "show_sent")
    reception.settles()

    assert reception.dialog(SentMessagesDialog).windowTitle() == "Sendt om nr. 17"
    assert [each.query for each in reception.service.asked if each.query] == [{"visit": "visit-17"}]
