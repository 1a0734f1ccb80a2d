"""A key becomes words of the citizen's language."""

from datetime import date, time
from enum import StrEnum

import pytest

from kiosk.messages.catalogue import Catalogue, MissingText
from kiosk.messages.key import KioskKey, Surface
from kiosk.messages.keys_checkin import Number
from kiosk.settings.assets import assets_folder


def kiosk_catalogue(code: str) -> Catalogue:
    return Catalogue.load(code, surface=Surface.KIOSK, assets=assets_folder())


class Unknown(KioskKey):
    TEXT = "nowhere.text"


@pytest.mark.parametrize(("code", "clock"), [("da", "9.05"), ("en", "9:05"), ("ar", "9:05")])
def test_times_are_written_as_people_write_them(code: str, clock: str) -> None:
    assert kiosk_catalogue(code).clock(time(9, 5)) == clock


def test_placeholders_are_filled() -> None:
    danish = kiosk_catalogue("da")

    text = danish.text(Number.REGISTERED, time=danish.clock(time(9, 52)))

    assert text == "Du har meldt dig kl.\u00a09.52."


def test_days_have_words() -> None:
    assert kiosk_catalogue("da").day(date(2026, 11, 23)) == "mandag 23. november"
    assert kiosk_catalogue("en").day(date(2026, 11, 23)) == "Monday 23 November"


def test_only_right_to_left_languages_mirror_the_page() -> None:
    assert [kiosk_catalogue(code).right_to_left for code in ("da", "en", "ar")] == [
        False,
        False,
        True,
    ]


def test_an_unknown_language_is_danish() -> None:
    assert kiosk_catalogue("xx").language.code == "da"


def test_a_text_that_a_language_lacks_is_danish() -> None:
    danish, english = kiosk_catalogue("da"), kiosk_catalogue("en")
    lacking = Catalogue(english.language, danish._texts)

    assert lacking.text(Number.DONE) == "Færdig"


@pytest.mark.parametrize("key", [Unknown.TEXT, Number.REGISTERED])
def test_a_missing_key_or_value_is_an_error(key: StrEnum) -> None:
    with pytest.raises(MissingText):
        kiosk_catalogue("da").text(key)  # type: ignore[arg-type]
