"""What is watched beside the devices, each with its last sign of life."""

from admin_tool.models.part_rows import part_rows
from builders.staff_visits import NOW, at, minutes
from builders.staff_words import read
from kiosk.domain.supervision import Part
from kiosk.wire.supervision import PartState


def test_each_part_is_named_with_its_last_sign_of_life() -> None:
    parts = [
        PartState(part=Part.SOURCE, id="outlook", name="Outlook", last_seen=at("7.10"), silent=True),
        PartState(part=Part.DISPATCHER),
        PartState(part=Part.STAFF_TOOL, id="sara", name="Sara Dam", last_seen=NOW - minutes(1)),
    ]

    _, *rows = part_rows(parts, NOW)

    assert [read(row) for row in rows] == [
        "Kilde: Outlook | Sidst set 7.10 (2 t 42 min) | Svarer ikke",
        "Afsendelse af beskeder | Aldrig set",
        "Sara Dam | Sidst set 9.51 (1 min)",
    ]


def test_what_only_a_newer_service_knows_is_left_out() -> None:
    assert part_rows([PartState.model_validate({"part": "fountain", "id": "f"})], NOW) == ()
