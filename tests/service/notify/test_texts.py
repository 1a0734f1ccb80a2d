"""A message holds a number and a link, in the language of whoever gets it."""

import pytest

from builders.messages import LINK, message
from kiosk.domain.message_kinds import MessageKind
from kiosk.service.notify.texts import Texts
from kiosk.settings.assets import assets_folder


@pytest.fixture
def texts() -> Texts:
    return Texts(assets_folder())


@pytest.mark.parametrize(
    ("language", "said"), [("da", "Nr. 17 venter"), ("en", "No. 17 is waiting"), ("xx", "Nr. 17 venter")]
)
@pytest.mark.parametrize("kind", [MessageKind.PICKUP, MessageKind.TEAM])
def test_the_number_and_the_link_and_nothing_else(texts: Texts, language: str, said: str, kind: MessageKind):
    assert texts.words(message(kind=kind, language=language)).text == f"{said}\n{LINK}"


@pytest.mark.parametrize("kind", list(MessageKind))
def test_every_kind_has_words_without_a_number_too(texts: Texts, kind: MessageKind):
    words = texts.words(message(kind=kind, number=None, link=None))

    assert words.text == words.title != ""
    assert "\n" not in words.title and not any(character.isdigit() for character in words.title)


@pytest.mark.parametrize("kind", sorted(set(MessageKind) - {MessageKind.PICKUP, MessageKind.TEAM}))
def test_what_is_about_the_house_says_no_number(texts: Texts, kind: MessageKind):
    assert "17" not in texts.words(message(kind=kind)).title
