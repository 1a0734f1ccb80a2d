"""A scanner that types like a keyboard, and the person whose keys are left alone."""

from dataclasses import dataclass, field

import pytest

from kiosk.hardware.code_scanner import CodeScanner

QUICK, SLOW = 0.01, 0.4


@dataclass
class Typing:
    """Offers characters to a scanner at a speed; remembers what it kept and which codes it took."""

    prefix: str = "~"
    codes: list[str] = field(default_factory=list)
    passed_on: str = ""
    clock: float = 100.0

    def __post_init__(self) -> None:
        self.scanner = CodeScanner(prefix=self.prefix, take=self.codes.append, steady=lambda: self.clock)

    def types(self, text: str, *, every: float = QUICK) -> "Typing":
        for character in text:
            self.clock += every
            if not self.scanner(ord(character)):
                self.passed_on += character
        return self


def test_a_whole_code_is_taken_without_its_prefix():
    typing = Typing().types("~MADE-UP-0000\r")
    assert (typing.codes, typing.passed_on) == (["MADE-UP-0000"], "")


def test_a_person_at_the_keypad_is_left_alone():
    typing = Typing().types("010190\r", every=SLOW)
    assert (typing.codes, typing.passed_on) == ([], "010190\r")


def test_a_quick_person_is_left_alone_too():
    assert Typing().types("010190\r", every=QUICK).passed_on == "010190\r"


def test_a_code_that_breaks_off_is_swallowed_with_its_rest():
    typing = Typing().types("~12345")
    typing.clock += 0.2
    typing.types("67890\r")
    assert (typing.codes, typing.passed_on) == ([], "")


def test_after_a_broken_code_a_person_can_type():
    typing = Typing().types("~12345")
    typing.clock += 0.2
    typing.types("6")
    typing.clock += 1
    assert typing.types("010190", every=SLOW).passed_on == "010190"


def test_a_prefix_typed_by_a_person_is_no_code():
    assert Typing().types("~0101\r", every=SLOW).codes == []


def test_a_code_without_content_is_none():
    assert Typing().types("~\r").codes == []


def test_a_code_that_never_ends_is_none():
    assert Typing().types("~" + "9" * 500 + "\r").codes == []


def test_a_longer_prefix_is_known_from_its_first_character_on():
    typing = Typing(prefix="~]C").types("~]CMADE-UP\r")
    assert (typing.codes, typing.passed_on) == (["MADE-UP"], "")


def test_what_only_begins_like_the_prefix_is_no_code():
    assert Typing(prefix="~]C").types("~]XMADE-UP\r").codes == []


@pytest.mark.parametrize("text", ["~MADE-UP\r", "010190\r"])
def test_without_a_scanner_everything_is_the_keyboards(text):
    typing = Typing(prefix="").types(text)
    assert (typing.codes, typing.passed_on) == ([], text)


def test_two_codes_one_after_the_other_are_two():
    assert Typing().types("~ONE\r~TWO\r").codes == ["ONE", "TWO"]
