"""What the operator sets for messages that leave the house: the mail server, and who carries text messages."""

from ipaddress import ip_address
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.settings.host_and_port import HostAndPort, host_of, port_of
from kiosk.settings.sources import Secret


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class MailSettings(_Told):
    """`server`: host and port. Without encryption only a mail server on this machine is spoken to."""

    server: HostAndPort
    security: Literal["starttls", "tls", "none"] = "starttls"
    sender: str = Field(pattern=r"^[^@\s<>,;]+@[^@\s<>,;]+$", max_length=254)
    user: str | None = None
    password: Secret | None = None

    @model_validator(mode="after")
    def _is_encrypted(self) -> Self:
        if self.security == "none" and not _is_this_machine(self.host):
            raise ValueError("mail leaves this machine encrypted: security is starttls or tls")
        if (self.user is None) != (self.password is None):
            raise ValueError("user and password go together")
        return self

    @property
    def host(self) -> str:
        return host_of(self.server)

    @property
    def port(self) -> int:
        return port_of(self.server)


class SmsSettings(_Told):
    """`token`: of GatewayAPI, whose `sender` is eleven letters and digits or fifteen digits. Any other carrier:
    `carrier`, an address as apprise reads it, with {number} in it.
    """

    token: Secret | None = None
    sender: str = Field(default="Reception", pattern=r"^([A-Za-z0-9 ]{1,11}|[0-9]{1,15})$")
    gateway: str = "https://gatewayapi.com/rest/mtsms"
    carrier: Secret | None = None

    @model_validator(mode="after")
    def _has_one_carrier(self) -> Self:
        if (self.token is None) == (self.carrier is None):
            raise ValueError("it has one of token and carrier")
        return self


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
