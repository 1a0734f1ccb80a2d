"""Where the lines of a text break."""

import pytest
from pytestqt.qtbot import QtBot

from builders.kiosk_pages import ASSETS
from kiosk.qtkit.fonts import load_fonts, typeface
from kiosk.screens.painted import in_sentences, wrapped_size

FONT_SIZE = 34


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ingen seddel lige nu. Husk nummeret, eller tag et billede.", 2),
        ("Har ingen hentet dig kl.\u00a010.10? Gå til receptionen.", 2),
        ("لم يأتِ أحد حتى الساعة\u00a010:10؟ اذهب إلى الاستقبال.", 2),
        ("Receptionen har åbent igen tirsdag 24. november kl. 9", 1),
    ],
)
def test_each_sentence_has_its_line_where_that_takes_no_line_more(qtbot: QtBot, text: str, sentences: int) -> None:
    load_fonts(ASSETS)
    font = typeface(FONT_SIZE)
    in_one_line = wrapped_size(font, text, 10_000).width()

    assert len(in_sentences(font, text, in_one_line - FONT_SIZE)) == sentences
    assert in_sentences(font, text, in_one_line) == [text]
