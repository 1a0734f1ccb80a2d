"""Channels and messages as rows: whom a channel reaches, and why a message was not sent."""

from admin_tool.models.message_rows import about_visit, channel_rows, message_rows
from admin_tool.models.rows import Entry, Heading, Remark, Row
from builders.staff_channels import MAIL, some_channels, some_messages, told_without_names
from builders.staff_words import wording

DANISH = wording("da")


def said(entries: tuple[Entry, ...]) -> list[tuple[str, str, str]]:
    """Of each row its name, its detail and its pill."""
    rows = [entry for entry in entries if isinstance(entry, Row)]
    return [
        (
            DANISH.say(row.emphasis) if row.emphasis else "",
            DANISH.line(row.detail),
            DANISH.say(row.pill.text) if row.pill else "",
        )
        for row in rows
    ]


def test_a_channel_says_its_kind_and_whom_it_reaches() -> None:
    assert said(channel_rows(some_channels().channels, own_id="rita")) == [
        ("Min mail", "Mail · Mig", ""),
        ("Ungeteamets kanal", "Microsoft Teams · Ungeteam", ""),
        ("Vagttelefonen", "Sms · Kontoret", "Skal sættes op igen"),
    ]


def test_a_channel_that_the_service_cannot_send_by_says_why() -> None:
    mail, sms = (MAIL.model_copy(update={"lacks": missing}) for missing in ("no_mail_server", "no_carrier"))

    pills = [pill for _, _, pill in said(channel_rows([mail, sms], own_id="rita"))]

    assert pills == ["Der er ikke sat en mailserver op", "Der er ikke sat en sms-tjeneste op"]


def test_a_colleagues_channel_is_told_as_such_and_a_lost_one_cannot_be_tried() -> None:
    _, mail, _, lost = channel_rows(some_channels().channels, own_id="bo")

    assert isinstance(mail, Row) and DANISH.line(mail.detail) == "Mail · En kollega"
    (named,) = said(channel_rows(some_channels().channels[:1], own_id="bo", names={"rita": "Rita Riis"}))
    assert named[1] == "Mail · Rita Riis"
    assert isinstance(lost, Row) and [offer.action for offer in lost.offers] == ["remove_channel"]


def test_a_message_says_what_became_of_it() -> None:
    assert said(message_rows(some_messages().messages)) == [
        ("Nr. 17", "9.51 · Ungeteamets kanal · Modtageren svarede ikke · 3 forsøg", "Venter"),
        ("Nr. 17", "9.48 · Min mail", "Sendt"),
        ("Nr. 17", "9.43 · Vagttelefonen · Kanalen skal sættes op igen", "Fejlet"),
        ("Nr. 14", "9.22 · Min mail · Nogen havde svaret", "Ikke sendt"),
        ("Prøve", "9.02 · Min mail", "Sendt"),
    ]


def test_without_its_name_a_channel_is_told_by_its_kind_and_whom_it_reaches() -> None:
    told = told_without_names().messages

    assert said(message_rows(told))[1:3] == [
        ("Nr. 17", "9.48 · Mail · til en kollega", "Sendt"),
        ("Nr. 17", "9.43 · Sms · til kontoret · Kanalen skal sættes op igen", "Fejlet"),
    ]
    assert said(about_visit(told))[0] == (
        "9.51",
        "Microsoft Teams · til et team · Modtageren svarede ikke · 3 forsøg",
        "Venter",
    )
    assert [type(entry) for entry in about_visit([])] == [Remark]


def test_without_any_there_is_a_quiet_line() -> None:
    for entries in (channel_rows([], own_id="rita"), message_rows([])):
        assert [type(entry) for entry in entries] == [Heading, Remark]
