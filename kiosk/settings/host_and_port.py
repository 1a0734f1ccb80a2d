"""A host and a port, as people write them: localhost:8080, [::1]:25."""

from typing import Annotated

from pydantic import AfterValidator


def _is_host_and_port(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isascii() or not port.isdecimal() or int(port) > 65535:
        raise ValueError("must be host:port")
    return value


HostAndPort = Annotated[str, AfterValidator(_is_host_and_port)]


def host_of(value: HostAndPort) -> str:
    return value.rpartition(":")[0].strip("[]")


def port_of(value: HostAndPort) -> int:
    return int(value.rpartition(":")[2])
