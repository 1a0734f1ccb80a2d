"""Which machines the service may call because somebody typed their address: not itself, nor its neighbours on the wire.

An address that was typed into the staff tool must not become a way to what only this machine can reach: its own
ports, or what a cloud keeps at a link-local address. Private networks are permitted: an office's mail server and
case system stand there. Whatever else is needed, the operator allows by name.
"""

import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Sequence[str]]
"""A host and a port to addresses as text; raises OSError."""

_THIS_NETWORK = IPv4Network("0.0.0.0/8")
_NAT64 = IPv6Network("64:ff9b::/96")
_IPV4_COMPATIBLE = IPv6Network("::/96")
_CLOUD_INTERNALS = frozenset(map(ip_address, ("100.100.100.200", "168.63.129.16", "fd00:ec2::254")))
"""What clouds answer their own machines at, outside the link-local range."""
_PORTS = {"http": 80, "https": 443}


class Why(StrEnum):
    """Stable codes: what is wrong with an address."""

    NOT_HTTP = "address_not_http"
    NOT_ENCRYPTED = "address_not_encrypted"
    NO_HOST = "address_no_host"
    SECRET_IN_URL = "address_holds_secret"
    NOT_PERMITTED = "address_not_permitted"
    UNKNOWN_HOST = "address_unknown"


class AddressRefused(OSError):
    """Raised where a connection was about to be made. The code says why; the address is not repeated."""

    def __init__(self, why: Why) -> None:
        super().__init__(str(why))
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """Where a URL leads: a name or an address without brackets, and a port."""

    name: str
    port: int


def _ask_the_system(name: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in found]


class PermittedAddresses:
    """`allowed`: host names and addresses the configuration names; there, anything goes, plain HTTP too."""

    def __init__(self, allowed: Iterable[str] = (), *, resolver: Resolver = _ask_the_system) -> None:
        self._allowed = frozenset(map(_spelled, allowed))
        self._resolver = resolver

    def is_allowed_by_name(self, host: str) -> bool:
        return _spelled(host) in self._allowed

    def judge(self, url: str) -> Host | Why:
        """By what is written alone, when it is saved; where a name leads is judged at every connection."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            return Why.NO_HOST
        if parts.scheme not in _PORTS:
            return Why.NOT_HTTP
        if not host or not url.isprintable() or " " in url:
            return Why.NO_HOST
        if parts.username is not None or parts.password is not None:
            return Why.SECRET_IN_URL
        if parts.scheme == "http" and not self.is_allowed_by_name(host):
            return Why.NOT_ENCRYPTED
        if not self._may_be(host):
            return Why.NOT_PERMITTED
        return Host(name=host, port=_PORTS[parts.scheme] if port is None else port)

    def addresses_of(self, host: str, port: int) -> tuple[str, ...]:
        """Where to connect to: the very addresses that were judged, so a name cannot change in between.

        Raises AddressRefused, also where only one of several addresses is not permitted.
        """
        try:
            found = tuple(dict.fromkeys(self._resolver(host, port)))
        except (OSError, UnicodeError):
            raise AddressRefused(Why.UNKNOWN_HOST) from None
        if not found:
            raise AddressRefused(Why.UNKNOWN_HOST)
        if not self.is_allowed_by_name(host) and not all(map(_is_permitted, found)):
            raise AddressRefused(Why.NOT_PERMITTED)
        return found

    def named_addresses(self) -> frozenset[str]:
        """Where the names lead that the configuration allows, at this moment; unknown ones lead nowhere."""
        found: set[str] = set()
        for name in self._allowed:
            try:
                found.update(self._resolver(name, 0))
            except (OSError, UnicodeError):
                continue
        return frozenset(found)

    def check(self, address: str) -> None:
        """Raises AddressRefused for an address that is not out there; a name is no address."""
        if not _is_permitted(address):
            raise AddressRefused(Why.NOT_PERMITTED)

    def _may_be(self, host: str) -> bool:
        """A name may lead anywhere until it is asked; what is an address already says where."""
        if self.is_allowed_by_name(host):
            return True
        spelled = _spelled(host)
        if spelled == "localhost" or spelled.endswith(".localhost"):
            return False
        return _is_permitted(written) if (written := _as_address(spelled)) else True


def _spelled(host: str) -> str:
    """One spelling for a host, however it is typed."""
    return host.strip().strip("[]").removesuffix(".").casefold()


def _as_address(host: str) -> str | None:
    """The address a host is, also as one number, in octal or hexadecimal, or with parts left out."""
    try:
        return str(ip_address(host))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host)) if host.isascii() else None
    except OSError:
        return None


def _is_permitted(address: str) -> bool:
    try:
        judged = ip_address(address)
    except ValueError:
        return False
    return all(map(_is_ordinary, _reached_by(judged)))


def _reached_by(address: Address) -> Sequence[Address]:
    """The IPv4 addresses that an IPv6 address is only a wrapping of, or the address itself."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address.sixtofour:
        return [address.sixtofour]
    if address.teredo:
        return list(address.teredo)
    if address in _IPV4_COMPATIBLE or address in _NAT64:
        return [IPv4Address(int(address) & 0xFFFFFFFF)]
    return [address]


def _is_ordinary(address: Address) -> bool:
    if isinstance(address, IPv6Address):
        elsewhere = address.is_site_local or address.scope_id is not None
    else:
        elsewhere = address in _THIS_NETWORK
    return not (
        elsewhere
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_unspecified
        or address.is_reserved
        or address in _CLOUD_INTERNALS
    )
