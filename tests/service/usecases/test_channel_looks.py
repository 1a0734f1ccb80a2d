"""What came of looks at channels: since when they fail, and when they were last found."""

from datetime import datetime

from builders.pickups import Ladder
from builders.post import Post, Receiver
from builders.reception import Reception
from kiosk.service.store.tables import ChannelRow
from kiosk.service.usecases.channel_looks import channels_to_look_at, note_looks


def looked(reception: Reception, *, found: bool) -> tuple[datetime | None, datetime | None]:
    """A minute later; what is known of the channel then: found at, failing since."""
    reception.later(minutes=1)
    seen, in_vain = (["mail"], []) if found else ([], ["mail"])
    reception.does(lambda session: note_looks(session, seen=seen, in_vain=in_vain, now=reception.now))
    row = reception.sees(lambda session: session.get_one(ChannelRow, "mail"))
    return row.seen_at, row.failing_since


def test_a_channel_fails_since_the_first_look_in_vain_until_one_finds_it(reception: Reception):
    Ladder(reception).has_channel("mail")
    Ladder(reception).has_channel("other")

    here = looked(reception, found=True)
    found_at = reception.now
    away = looked(reception, found=False)
    since = reception.now

    assert (here, away) == ((found_at, None), (found_at, since))
    assert looked(reception, found=False) == (found_at, since)
    assert looked(reception, found=True) == (reception.now, None)
    assert reception.sees(lambda session: session.get_one(ChannelRow, "other")).seen_at is None


def test_a_look_in_vain_after_a_message_that_came_through_is_a_new_failure(reception: Reception):
    Ladder(reception).has_channel("mail")
    looked(reception, found=False)
    post = Post(reception, receivers={"mail": Receiver()})
    with post.dispatched():
        post.puts("mail")
        post.until_done()

    assert looked(reception, found=False) == (None, reception.now)


def test_a_channel_that_was_removed_is_not_looked_at(reception: Reception):
    Ladder(reception).has_channel("mail")
    Ladder(reception).has_channel("gone", removed_at=reception.now)

    assert [row.id for row in reception.sees(channels_to_look_at)] == ["mail"]
