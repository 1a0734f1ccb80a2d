"""Keys of the private rooms on the board: free, taken, given, given back."""

from kiosk.messages.key import StaffKey


class Room(StaffKey):
    FREE = "room.free"
    FREE_ONES = "room.free_ones"
    TAKEN = "room.taken"
    TAKEN_BY = "room.taken_by"
    GIVE = "room.give"
    CALL_AND_GIVE = "room.call_and_give"
    GIVE_BACK = "room.give_back"
    IN_ROOM = "room.in_room"
    GIVEN = "room.given"
    CALLED_AND_GIVEN = "room.called_and_given"
    GIVEN_BACK = "room.given_back"
    HINT = "room.hint"
