"""The settings of the service: defaults, then a TOML file, then the environment."""

from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar, Self
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from kiosk.settings.channels import MailSettings, SmsSettings
from kiosk.settings.host_and_port import HostAndPort, host_of, port_of
from kiosk.settings.refusals import BadSettings as BadSettings
from kiosk.settings.sources import SourceSettings
from kiosk.settings.time_zone import TimeZoneName
from kiosk.settings.toml_file import read_toml

APP_NAME = "reception-kiosk"


class ServiceSettings(BaseSettings):
    """What one service process is told. `database_url` may hold a password, so it is never printed.

    `tls_certificate`, `tls_key`: PEM files; without them something in front of the service must encrypt.
    `allowed_hosts`: machines that channels and sources may call although they are this one, its neighbours on the
    wire, or do not encrypt.
    `public_url`: where staff reach the service from outside; messages without it hold no link.
    `outgoing_authorities`: a PEM file of authorities that channels trust beside the system's.
    """

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix="KIOSK_", frozen=True, extra="forbid", hide_input_in_errors=True
    )

    database_url: str = Field(default_factory=lambda: f"sqlite:///{_data_folder() / 'reception.db'}", repr=False)
    listen: HostAndPort = "127.0.0.1:8080"
    secrets_dir: Path = Field(default_factory=lambda: _data_folder() / "secrets")
    openapi: bool = False
    time_zone: TimeZoneName = "Europe/Copenhagen"
    session_hours: float = Field(default=12, gt=0, le=24)
    import_mapping: Path | None = None
    tls_certificate: Path | None = None
    tls_key: Path | None = None
    allowed_hosts: tuple[str, ...] = ()
    public_url: str | None = None
    outgoing_authorities: Path | None = None
    mail: MailSettings | None = None
    sms: SmsSettings | None = None
    sources: tuple[SourceSettings, ...] = ()

    @field_validator("sources")
    @classmethod
    def _are_told_apart(cls, value: tuple[SourceSettings, ...]) -> tuple[SourceSettings, ...]:
        if len({(source.office, source.id) for source in value}) < len(value):
            raise ValueError("two of an office have the same id")
        return value

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        parts = urlsplit(value or "https://none")
        plain = not (parts.query or parts.fragment or parts.username or parts.password)
        if parts.scheme not in {"https", "http"} or not parts.hostname or not plain:
            raise ValueError("must be an address such as https://reception.example.org")
        return value and value.rstrip("/")

    @model_validator(mode="after")
    def _has_both_halves(self) -> Self:
        if (self.tls_certificate is None) != (self.tls_key is None):
            raise ValueError("tls_certificate and tls_key go together")
        return self

    @property
    def host(self) -> str:
        return host_of(self.listen)

    @property
    def port(self) -> int:
        """0 lets the operating system choose."""
        return port_of(self.listen)

    @property
    def session_length(self) -> timedelta:
        return timedelta(hours=self.session_hours)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """WHY: the file is handed in as arguments, and the environment stands above it."""
        return env_settings, init_settings


def load_service_settings(config: Path | None = None) -> ServiceSettings:
    """Reads the environment and the file, once. Raises BadSettings."""
    given = read_toml(config) if config else {}
    try:
        return ServiceSettings(**given)
    except ValidationError as invalid:
        raise BadSettings(" ".join(_sentence(error) for error in invalid.errors(include_input=False))) from None


def _sentence(error: Any) -> str:
    name = ".".join(str(part) for part in error["loc"])
    reason = error["msg"].removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        return f"There is no setting called {name}."
    return f"The setting {name} is not valid: {reason}." if name else f"The settings do not agree: {reason}."


def _data_folder() -> Path:
    return user_data_path(APP_NAME, appauthor=False)
