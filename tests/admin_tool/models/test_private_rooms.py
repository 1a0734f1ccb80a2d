"""Who is offered a private room, and what the chips above the board say."""

from admin_tool.models.private_rooms import chips, room_note, room_offers
from builders.staff_visits import SARA, around, visit
from builders.staff_words import wording
from kiosk.domain.roles import Role
from kiosk.wire.private_rooms import PrivateRoom
from kiosk.wire.staff import Visit

FREE = PrivateRoom(name="Grønt rum")
TAKEN = PrivateRoom(name="Blåt rum", taken=True, visit_id="visit-17", number=17)
ASKS = visit(14, needs=["private"])


def offered(who: Visit, *rooms: PrivateRoom, role: Role = Role.RECEPTIONIST) -> list[list[str]]:
    return [[str(each.action) for each in offers] for offers in room_offers(who, around(rooms=rooms, role=role))]


def test_whoever_asked_has_a_button_and_the_others_an_entry_of_the_menu() -> None:
    assert offered(ASKS, TAKEN, FREE) == [["call_and_give_room"], ["give_room"]]
    assert offered(visit(15), TAKEN, FREE) == [[], ["give_room"]]


def test_whom_a_caseworker_fetches_is_given_the_room_and_not_called() -> None:
    assert offered(visit(14, needs=["private"], caseworker=SARA), FREE) == [["give_room"], []]
    assert offered(visit(14, needs=["private"], status="called", desk_id="1"), FREE) == [["give_room"], []]


def test_whoever_sits_in_one_has_the_button_that_frees_it() -> None:
    assert offered(visit(17, needs=["private"]), TAKEN, FREE) == [["give_room_back"], []]
    assert wording("da").line(room_note(visit(17), around(rooms=(TAKEN,)))) == "i Blåt rum"


def test_nothing_is_offered_without_a_free_room_to_who_has_gone_or_by_a_caseworker() -> None:
    assert offered(ASKS, TAKEN) == offered(ASKS) == [[], []]
    assert offered(visit(14, needs=["private"], status="left"), FREE) == [[], []]
    assert offered(visit(14, needs=["private"], caseworker=SARA), FREE, role=Role.CASEWORKER) == [[], []]


def test_many_rooms_share_the_chip_of_the_free_ones() -> None:
    few = [wording("da").say(chip.words) for chip in chips([TAKEN, FREE])]
    many = [wording("da").say(chip.words) for chip in chips([FREE, TAKEN, *[FREE] * 3])]

    assert few == ["Blåt rum · nr. 17", "Grønt rum · ledigt"]
    assert many == ["4 diskretionsrum ledige", "Blåt rum · nr. 17"]
    assert chips([]) == ()
