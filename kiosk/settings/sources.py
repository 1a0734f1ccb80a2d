"""Where appointments are fetched from: one `[[sources]]` table of the service's settings each."""

import os
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import parse_qsl, urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

_TELLTALE = ("token", "secret", "password", "passwd", "pwd", "key", "sig", "signature", "auth", "private")
_LARGEST_SECRET = 8192


class SecretMissing(Exception):
    """A file or a variable that should hold a secret is not there or holds nothing."""


class Secret(BaseModel):
    """Where a secret lies: a file, or a variable of the environment; the settings never hold the secret itself."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    file: Path | None = None
    env: str | None = None

    @model_validator(mode="after")
    def _is_in_one_place(self) -> Self:
        if (self.file is None) == (self.env is None):
            raise ValueError("a secret is in a file or in a variable of the environment (file or env)")
        return self

    def read(self) -> SecretStr:
        """At every use, so that a secret can be changed while the service runs. Raises SecretMissing."""
        try:
            if self.file is None:
                found = os.environ.get(self.env or "", "")
            else:
                with self.file.open(encoding="utf-8") as file:
                    found = file.read(_LARGEST_SECRET)
        except (OSError, UnicodeDecodeError):
            raise SecretMissing from None
        if not found.strip():
            raise SecretMissing
        return SecretStr(found.strip())


class _Source(BaseModel):
    """`days`: so many days beside today. `caseworker`: initials of the one whose calendar it is."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    office: str = Field(default="main", min_length=1, max_length=64)
    name: str = Field(default="", max_length=60)
    days: int = Field(default=1, ge=0, le=14)
    mapping: Path | None = None

    @property
    def title(self) -> str:
        return self.name or self.id


class FolderSource(_Source):
    """`files`: what lies there together is the whole day, or each file is a part of it; parts cancel nothing unnamed.

    `keep_days`: how long files that were moved or set aside stay; they hold what the service throws away.
    """

    kind: Literal["folder"]
    folder: Path
    files: Literal["whole_day", "parts"] = "whole_day"
    done: Literal["delete", "move"] = "delete"
    every_seconds: float = Field(default=5, ge=0.05, le=3600)
    steady_seconds: float = Field(default=2, ge=0, le=600)
    keep_days: int = Field(default=7, ge=0, le=90)


class _Calendar(_Source):
    """An address that is a secret as a whole lies in `address_secret` and is never shown."""

    address: str | None = None
    address_secret: Secret | None = None
    username: str | None = None
    password: Secret | None = None
    caseworker: str = Field(default="", max_length=60)
    every_seconds: float = Field(default=300, ge=0.05, le=86400)

    @model_validator(mode="after")
    def _is_told_where(self) -> Self:
        if (self.address is None) == (self.address_secret is None):
            raise ValueError("it has one of address and address_secret")
        if (self.username is None) != (self.password is None):
            raise ValueError("username and password go together")
        if self.address is not None and holds_secret(self.address):
            raise ValueError("the address holds a secret: put all of it into address_secret")
        return self


class IcsSource(_Calendar):
    kind: Literal["ics"]


class CalDavSource(_Calendar):
    """`address`: that of one calendar, not of the server."""

    kind: Literal["caldav"]


class GraphSource(_Source):
    """`mailboxes`: whose calendars, each an address or an id. The addresses differ in national clouds."""

    kind: Literal["graph"]
    tenant: str = Field(pattern=r"^[A-Za-z0-9.-]{1,100}$")
    client_id: str = Field(pattern=r"^[A-Za-z0-9-]{1,100}$")
    client_secret: Secret
    mailboxes: tuple[Annotated[str, Field(pattern=r"^[^/?#\\\s]{1,200}$")], ...] = Field(min_length=1, max_length=500)
    login: str = "https://login.microsoftonline.com"
    api: str = "https://graph.microsoft.com/v1.0"
    every_seconds: float = Field(default=120, ge=0.05, le=86400)

    @model_validator(mode="after")
    def _has_plain_addresses(self) -> Self:
        if holds_secret(self.login) or holds_secret(self.api):
            raise ValueError("the address holds a secret")
        return self


SourceSettings = Annotated[FolderSource | IcsSource | CalDavSource | GraphSource, Field(discriminator="kind")]


def holds_secret(address: str) -> bool:
    """A user or password in it, or a query that is called like a secret; nobody can tell by the path alone."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.username is not None or parts.password is not None:
        return True
    asked = parse_qsl(parts.query, keep_blank_values=True) + parse_qsl(parts.fragment, keep_blank_values=True)
    return any(word in name.casefold() for name, _ in asked for word in _TELLTALE)
