"""What apprise speaks, behind its fence: no machine, file or program that the configuration does not name."""

from collections.abc import Iterator

import pytest

from builders.messages import LINK, message
from builders.receivers import HANG, HttpReceiver, http_receiver
from kiosk.service.notify.channels.other import Apprise, AppriseChannel, Secretly
from kiosk.service.notify.messages import Delivered, TryAgain
from kiosk.service.notify.texts import Texts
from kiosk.settings.assets import assets_folder

TEXTS = Texts(assets_folder())
HERE = Apprise(allowed=("127.0.0.1",))
NOWHERE = Apprise(allowed=())


@pytest.fixture
def receiver() -> Iterator[HttpReceiver]:
    with http_receiver() as running:
        yield running


def at(receiver: HttpReceiver, scheme: str = "json") -> str:
    return receiver.url.replace("http", scheme, 1)


def test_a_message_goes_out_and_says_a_number_and_a_link(receiver: HttpReceiver):
    channel = AppriseChannel("other", Secretly(url=at(receiver)), HERE, TEXTS)

    assert channel.send(message()) == Delivered()
    (got,) = receiver.received
    assert (got.json["title"], got.json["message"]) == ("", f"Nr. 17 venter\n{LINK}")


def test_a_refusal_is_tried_again(receiver: HttpReceiver):
    receiver.mood = lambda nth: 500

    assert HERE.sends(at(receiver), "x") == TryAgain(after=None, reason="not_taken")


def test_who_hangs_is_ended(receiver: HttpReceiver):
    receiver.mood = lambda nth: HANG

    assert Apprise(allowed=HERE.allowed, seconds=1.5).sends(at(receiver), "x") == TryAgain(
        after=None, reason="too_slow"
    )


def test_this_machine_is_behind_the_fence(receiver: HttpReceiver):
    assert not isinstance(NOWHERE.sends(at(receiver, "jsons"), "x"), Delivered)
    assert receiver.received == []
