"""What is wrong, in words that say what to do."""

from itertools import product
from typing import Any

import pytest

from admin_tool.models.notice_lines import notice_lines
from builders.staff_visits import NOW, at, device, minutes
from builders.staff_words import DANISH
from kiosk.domain.supervision import Concern, Part
from kiosk.wire.supervision import Notice
from kiosk.wire.words import DeviceKind

DEVICES = [device("a"), device("b", trouble="cover_open"), device("screen", kind=DeviceKind.DISPLAY)]


def said(*notices: Notice, most: int | None = None) -> list[str]:
    return [DANISH.say(line) for line in notice_lines(notices, DEVICES, NOW, most=most)]


def silent(part: Part = Part.KIOSK, subject: str = "a", **given: Any) -> Notice:
    fields: dict[str, Any] = {"concern": Concern.SILENT, "part": part, "subject": subject, "since": at("9.41")}
    return Notice(**{**fields, **given})


def test_a_silent_kiosk_is_named_with_its_last_sign_of_life_and_what_to_do() -> None:
    assert said(silent()) == ["Kiosk 1 svarer ikke. Sidst set 9.41. Se, om den har strøm og net."]


def test_of_another_day_it_is_said_how_long_ago() -> None:
    (line,) = said(silent(since=NOW - minutes(3000)))

    assert "Sidst set for 2 dage siden." in line


def test_why_no_slips_come_is_what_the_kiosk_says() -> None:
    no_slips = [Notice(concern=Concern.NO_SLIPS, part=Part.KIOSK, subject=subject) for subject in "ab"]

    assert said(*no_slips) == [
        "Kiosk 1 printer ingen sedler. Se, om printeren er tændt.",
        "Låget på printeren i Kiosk 2 er åbent. Luk det.",
    ]


def test_too_many_lines_are_counted_instead() -> None:
    many = [silent(subject=subject) for subject in "abcdef"]

    assert said(*many, most=4)[3:] == ["og 3 mere"]
    assert len(said(*many[:4], most=4)) == 4


@pytest.mark.parametrize(("concern", "part"), list(product(Concern, Part)))
def test_whatever_the_service_says_there_are_words_for_it(concern: Concern, part: Part) -> None:
    notice = Notice(concern=concern, part=part, subject="a", name="Kilden", since=NOW, figure=-7)

    (line,) = said(notice)

    assert "{" not in line and "-" not in line


def test_what_a_newer_service_says_is_at_least_said_to_be_something() -> None:
    raw = {"concern": "on_fire", "part": "kiosk", "subject": "a"}

    assert said(Notice.model_validate(raw)) == ["Kiosk 1 skal ses efter."]
