"""The settings of the staff tool: from the environment, read once; what opens a session is then removed from it."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import ClassVar
from zoneinfo import ZoneInfo

from platformdirs import user_config_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kiosk.settings.service import APP_NAME, BadSettings
from kiosk.settings.time_zone import TimeZoneName

SECRET_VARIABLES = ("KIOSK_SESSION", "KIOSK_STAFF_PASSWORD", "KIOSK_STAFF_USERNAME")


class StaffSettings(BaseSettings):
    """`url` empty: the address of the last log-in. `authority`: the only certificate authority that is trusted.

    `session` is an open session as the log-in answers it, `username` and `password` open one: for the demo.
    `player`: a command to which a sound file is added; empty: the first known player of the machine.
    """

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix="KIOSK_STAFF_", frozen=True, extra="ignore", populate_by_name=True, hide_input_in_errors=True
    )

    url: str = Field(default="", validation_alias="KIOSK_URL")
    authority: Path | None = Field(default=None, validation_alias="KIOSK_AUTHORITY")
    session: SecretStr = Field(default=SecretStr(""), validation_alias="KIOSK_SESSION")
    username: str = ""
    password: SecretStr = SecretStr("")
    time_zone: TimeZoneName = Field(default="Europe/Copenhagen", validation_alias="KIOSK_TIME_ZONE")
    config_dir: Path = Field(default_factory=lambda: user_config_path(APP_NAME, appauthor=False))
    player: str = ""

    @property
    def logs_in_by_itself(self) -> bool:
        return bool(self.session.get_secret_value() or self.username)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


def load_staff_settings(environment: MutableMapping[str, str]) -> StaffSettings:
    """Reads `os.environ` and takes the secrets out of it, so that no child process has them. Raises BadSettings."""
    try:
        return StaffSettings()
    except ValidationError as invalid:
        names = ", ".join(str(error["loc"][0]).upper() for error in invalid.errors(include_input=False))
        raise BadSettings(f"These settings of the staff tool are not valid: {names}.") from None
    finally:
        for name in SECRET_VARIABLES:
            environment.pop(name, None)
