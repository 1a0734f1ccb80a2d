"""A picture of the demo's card."""

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from builders.demo_day import demo_day
from kiosk.demo.card import CardWindow
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Surface
from kiosk.qtkit.fonts import load_fonts
from kiosk.settings.assets import assets_folder


def test_the_card_says_what_to_try(qtbot: QtBot) -> None:
    load_fonts(assets_folder())
    day = demo_day()
    danish, english = (Catalogue.load(code, surface=Surface.DEMO, assets=assets_folder()) for code in ("da", "en"))
    card = CardWindow(danish, english)
    qtbot.addWidget(card)
    card.show_day(day.trials, day.users, "made-up-password")
    card.resize(692, 389)
    card.show()
    qtbot.waitExposed(card)
    QCoreApplication.sendPostedEvents()

    assert card.grab().save(str(assets_folder() / "screenshots" / "demo-card.png"))
