"""Commands that keep an installation in order: the night by hand, and keys that were lost."""

from datetime import date, datetime

from kiosk.service.commands.house import opened, opened_without_keys
from kiosk.service.store.keys import KeyRing
from kiosk.service.usecases import night as nights
from kiosk.service.usecases.replace_keys import replace_keys
from kiosk.service.usecases.staff import COMMAND_LINE
from kiosk.settings.service import ServiceSettings


def night(settings: ServiceSettings, *, before: date | None, now: datetime) -> str:
    """Returns a sentence."""
    with opened(settings, now=now) as house:
        nights.night(house.store, house.keys, before=before, now=now)
    return f"What is personal of days before {before or 'today'} is deleted."


def replace(settings: ServiceSettings, *, now: datetime) -> str:
    """Returns a sentence."""
    with opened_without_keys(settings) as store:
        keys = KeyRing(settings.secrets_dir)
        store.write(lambda session: replace_keys(session, keys, by=COMMAND_LINE, now=now))
    return "New keys are in place. Import the appointments of the days to come once more."
