"""The words of the staff tool for tests, which read what a person reads."""

from admin_tool.models.phrases import Phrase
from admin_tool.models.rows import Row
from admin_tool.models.wording import Wording
from builders.staff_visits import COPENHAGEN
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Surface
from kiosk.settings.assets import assets_folder


def wording(language: str = "da") -> Wording:
    return Wording(Catalogue.load(language, surface=Surface.STAFF, assets=assets_folder()), COPENHAGEN)


DANISH = wording()


def read(row: object) -> str:
    """A row from left to right."""
    assert isinstance(row, Row)
    parts = [
        row.big,
        DANISH.say(row.lead) if row.lead else "",
        DANISH.say(row.lead_detail) if row.lead_detail else "",
        DANISH.say(row.emphasis) if row.emphasis else "",
        DANISH.line(row.headline),
        DANISH.line(row.detail),
        DANISH.say(row.pill.text) if row.pill else "",
        *(f"[{DANISH.say(Phrase(offer.label))}]" for offer in row.offers),
    ]
    return " | ".join(part for part in parts if part)
