"""Envelopes that are not as they should be: each is kept and shown with its number, and holds up no other."""

import base64
import json
import uuid
from typing import Any

import pytest
from nacl.public import PrivateKey, PublicKey, SealedBox

from builders.contract_house import House, Visit
from builders.outsider import sealed

STRANGE = {
    "future version": {"v": 2},
    "version as text": {"v": "1"},
    "unknown kind": {"kind": "greeting"},
    "other number": {"number": 8998},
    "other id": {"id": "00000000-0000-4000-8000-000000000000"},
    "other day": {"service_day": "2026-11-26"},
    "impossible date": {"digits": "310485"},
    "leap day in a year without": {"digits": "290201"},
    "day 60": {"digits": "600165"},
    "day 92": {"digits": "920165"},
    "nought": {"digits": "000000"},
    "seven digits": {"digits": "0101901"},
    "other script": {"digits": "٠١٠١٩٠"},
    "superscript": {"digits": "01019⁰"},
    "digits as number": {"digits": 101901},
    "no clock time": {"declared": "25:00"},
    "time with a line break": {"declared": "10:00\n"},
    "no time at all": {"declared": None},
    "moment without offset": {"at": "2026-11-25T09:40:00"},
    "moment at the end of the calendar": {"at": "9999-12-31T23:59:59-14:00"},
    "moment at its beginning": {"at": "0001-01-01T00:00:00+14:00"},
    "seen as text": {"seen": "yes"},
    "receipt with NUL": {"receipt": "K7QF\x002M8"},
    "half a surrogate": {"receipt": "\ud800"},
}


def unreadable(house: House, number: int, item: dict[str, Any]) -> Visit:
    """What became of the item, and that the next one was taken as ever."""
    house.kiosk.hand_in(item).body(202)
    after = house.walk_in()
    assert after["outcome"] == "walk_in"
    return house.reception.of(number)


def plain(house: House, text: bytes) -> dict[str, Any]:
    """An item around anything at all."""
    state = house.kiosk.state()
    box = SealedBox(PublicKey(base64.b64decode(state["public_key"])))
    return {
        "id": str(uuid.uuid4()),
        "service_day": state["service_day"],
        "number": house.kiosk.number(),
        "key_id": state["key_id"],
        "envelope": base64.b64encode(box.encrypt(text)).decode(),
    }


@pytest.mark.parametrize("changes", STRANGE.values(), ids=STRANGE)
def test_what_is_inside_cannot_be_true(house: House, changes: dict[str, Any]):
    number = house.kiosk.number()
    good = house.kiosk.words(number, digits=None, declared="none")
    item = house.kiosk.item(good)
    item["envelope"] = plain(house, json.dumps(good | changes).encode().ljust(512))["envelope"]

    visit = unreadable(house, number, item)

    assert (visit["outcome"], visit["status"], visit["appointment"]) == ("unreadable", "waiting", None)


@pytest.mark.parametrize("envelope", ["no base64!", "", "QUJD", None, 7, "A" * 8000])
def test_what_is_outside_cannot_be_opened(house: House, envelope: object):
    number = house.kiosk.number()
    item = house.kiosk.item(house.kiosk.words(number, digits=None, declared="none"), envelope=envelope)

    assert unreadable(house, number, item)["outcome"] == "unreadable"


def test_sealed_for_somebody_else(house: House):
    number = house.kiosk.number()
    words = house.kiosk.words(number, digits=None, declared="none")
    other = base64.b64encode(sealed(bytes(PrivateKey.generate().public_key), words)).decode()

    assert unreadable(house, number, house.kiosk.item(words, envelope=other))["outcome"] == "unreadable"


@pytest.mark.parametrize("key_id", ["nobody's", "", "../master", None, 7])
def test_a_key_that_nobody_has(house: House, key_id: object):
    number = house.kiosk.number()
    item = house.kiosk.item(house.kiosk.words(number, digits=None, declared="none"), key_id=key_id)

    assert unreadable(house, number, item)["outcome"] == "unreadable"


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe", b"null", b"[]", b"{", b'{"v":NaN}', b"[" * 300, b'{"v":1,"kind":"arrival"}', b"1" * 300]
)
def test_anything_at_all_inside(house: House, text: bytes):
    item = plain(house, text)

    assert unreadable(house, item["number"], item)["outcome"] == "unreadable"


def test_a_broken_amendment_is_unreadable_beside_its_visit(house: House):
    visit = house.walk_in()
    words = house.kiosk.amendment(visit["number"], house.kiosk.last_id, declared="noon")

    house.kiosk.sends(words)
    house.walk_in()

    assert house.reception.again(visit)["outcome"] == "walk_in"


def test_more_fields_than_agreed_and_another_padding_are_taken(house: House):
    number = house.kiosk.number()
    words = house.kiosk.words(number, digits=None, declared="none") | {"mood": "calm"}
    item = house.kiosk.item(words)
    item["envelope"] = plain(house, json.dumps(words).encode().ljust(700))["envelope"]

    house.kiosk.hand_in(item).body(202)

    assert house.reception.of(number)["outcome"] == "walk_in"


def test_an_unknown_topic_is_no_topic(house: House):
    assert house.arrives(None, "none", topic="knitting")["topic"] is None


def test_a_time_outside_the_grid_is_taken_like_any_other(house: House):
    digits = house.diary.somebody()
    house.diary.plans("06:10", digits)

    assert house.arrives(digits, "06:03")["outcome"] == "matched"


@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-26"])
def test_an_envelope_of_another_day_is_evidence_only(house: House, day: str):
    number = house.kiosk.number()
    house.kiosk.sends(house.kiosk.words(number, digits="010190", declared="10:00", service_day=day))
    house.walk_in()

    assert house.reception.with_number(number) == []


def test_two_arrivals_with_one_number_are_both_shown(house: House):
    digits = house.diary.somebody()
    house.diary.plans("10:00", digits)
    first = house.walk_in()
    house.kiosk.sends(house.kiosk.words(first["number"], digits=digits, declared="10:00"))
    house.walk_in()

    one, other = house.reception.with_number(first["number"])

    assert {one["id"], other["id"]} > {first["id"]}
    assert sorted([one["outcome"], other["outcome"]]) == ["number_conflict", "walk_in"]
    assert house.anne.with_number(first["number"]) == []


def test_the_same_envelope_counts_once(house: House):
    number = house.kiosk.number()
    item = house.kiosk.item(house.kiosk.words(number, digits=None, declared="none"))

    answers = {house.kiosk.hand_in(item, item).raw, house.kiosk.hand_in(item, item).raw}
    house.walk_in()

    assert answers == {b'{"accepted":2}'}
    (visit,) = house.reception.with_number(number)
    assert visit["outcome"] == "walk_in"


def test_an_id_that_was_taken_keeps_its_first_contents(house: House):
    number = house.kiosk.number()
    words = house.kiosk.words(number, digits=None, declared="none")
    house.kiosk.sends(words)
    visit = house.reception.of(number)

    house.kiosk.sends(words | {"declared": "10:00"})
    house.kiosk.sends(words, envelope="no base64!")
    house.walk_in()

    assert house.reception.with_number(number) == [visit]


def test_the_answer_is_the_same_whatever_the_contents(house: House):
    number = house.kiosk.number()
    words = house.kiosk.words(number, digits="010190", declared="10:00")
    items = [
        house.kiosk.item(words),
        house.kiosk.item(words | {"id": str(uuid.uuid4()), "digits": "310485"}),
        house.kiosk.item(words | {"id": str(uuid.uuid4())}, envelope="?"),
    ]

    answers = [house.kiosk.hand_in(item) for item in items]

    assert len({(answer.status, answer.raw) for answer in answers}) == 1
    assert (
        len({tuple(sorted(set(answer.headers.items()) - {("date", answer.headers["date"])})) for answer in answers})
        == 1
    )
