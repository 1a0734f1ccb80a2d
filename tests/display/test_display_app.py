"""The waiting-room screen as it is put together."""

import pytest

from kiosk import display_app
from kiosk.qtkit.background import BackgroundLoop
from kiosk.qtkit.chime import Chime, PlayerChime, SilentChime
from kiosk.settings.display import DisplaySettings


@pytest.mark.parametrize(("sound", "chime"), [(False, SilentChime), (True, PlayerChime)])
def test_a_call_sounds_only_where_the_office_asks_for_it(sound: bool, chime: type[Chime]):
    settings = DisplaySettings(sound=sound, player="a-player")

    assert isinstance(display_app._chime(settings, BackgroundLoop()), chime)
