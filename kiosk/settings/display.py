"""The settings of the waiting-room screen: from the environment, read once."""

from pathlib import Path
from typing import ClassVar

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from kiosk.settings.kiosk import is_safe_address
from kiosk.settings.refusals import BadSettings
from kiosk.settings.service import APP_NAME


class DisplaySettings(BaseSettings):
    """`url` and `token` given here stand above those that pairing stored in `data_dir`.

    `authority`: the only certificate authority that is trusted, where the service has one of its own.
    `sound`: a chime with every call, only where the office asks for it. It is played by `player`, a
    command to which the sound file is added; empty: the first known player of the machine.
    """

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix="KIOSK_DISPLAY_", frozen=True, extra="ignore", populate_by_name=True, hide_input_in_errors=True
    )

    url: str = Field(default="", validation_alias="KIOSK_URL")
    token: SecretStr = Field(default=SecretStr(""), validation_alias="KIOSK_TOKEN")
    authority: Path | None = Field(default=None, validation_alias="KIOSK_AUTHORITY")
    data_dir: Path = Field(default_factory=lambda: user_data_path(APP_NAME, appauthor=False) / "display")
    language: str = "da"
    second_language: str = ""
    sound: bool = False
    player: str = ""

    @field_validator("url")
    @classmethod
    def _is_safe(cls, value: str) -> str:
        if value and not is_safe_address(value):
            raise ValueError("is no safe address")
        return value


def load_display_settings() -> DisplaySettings:
    """Raises BadSettings."""
    try:
        return DisplaySettings()
    except ValidationError as invalid:
        names = ", ".join(str(error["loc"][0]).upper() for error in invalid.errors(include_input=False))
        raise BadSettings(f"These settings of the waiting-room screen are not valid: {names}.") from None
