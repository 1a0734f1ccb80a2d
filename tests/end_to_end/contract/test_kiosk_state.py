"""What a kiosk is told every few seconds: the office, and nothing of anybody."""

import base64
import json
from datetime import datetime

from builders.contract_house import House

FIELDS: dict[str, type | tuple[type, ...]] = {
    "open": bool,
    "service_day": str,
    "now": str,
    "key_id": str,
    "public_key": str,
    "next_key": (dict, type(None)),
    "times": list,
    "topics": list,
    "languages": list,
    "notice": (dict, type(None)),
    "walk_in_wait_minutes": (list, type(None)),
}


def test_every_field_is_there(house: House):
    state = house.kiosk.state()

    assert {name: isinstance(state.get(name), kind) for name, kind in FIELDS.items()} == dict.fromkeys(FIELDS, True)


def test_the_office_is_described(house: House):
    state = house.kiosk.state()

    assert (state["open"], state["service_day"]) == (True, "2026-11-25")
    assert len(base64.b64decode(state["public_key"])) == 32
    assert {"da", "en", "ar"} <= set(state["languages"])
    assert state["topics"][0]["texts"]["da"]
    assert datetime.fromisoformat(state["now"]).utcoffset() is not None
    assert state["times"] == sorted(state["times"])
    assert {"08:00", "10:00"} <= set(state["times"])
    assert {len(each) for each in state["times"]} == {5}


def test_it_does_not_depend_on_who_comes(house: House):
    before = house.kiosk.state()
    digits = house.diary.somebody()
    house.diary.plans("10:00", digits)
    house.arrives(digits, "10:00")

    after = house.kiosk.state()

    assert json.dumps(before | {"now": 0}) == json.dumps(after | {"now": 0})
