"""Where the service may call: never itself or its neighbours on the wire, however that is spelled."""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.service.outgoing.permitted_addresses import AddressRefused, Host, PermittedAddresses, Why

OWN = st.one_of(
    st.integers(0x7F000000, 0x7FFFFFFF), st.integers(0xA9FE0000, 0xA9FEFFFF), st.integers(0, 0x00FFFFFF)
).map(IPv4Address)
"""Loopback, link-local, this network."""
SPELLINGS: list[Callable[[IPv4Address], str]] = [
    str,
    lambda one: f"{one}.",
    lambda one: str(int(one)),
    lambda one: hex(int(one)),
    lambda one: "0" + oct(int(one))[2:],
    lambda one: f"{int(one) >> 24}.{int(one) & 0xFFFFFF}",
    lambda one: ".".join(f"0x{byte:x}" for byte in one.packed),
    lambda one: f"[::ffff:{one}]",
    lambda one: f"[::{one}]",
    lambda one: f"[64:ff9b::{one}]",
    lambda one: f"[{IPv6Address((0x2002 << 112) | (int(one) << 80))}]",
]


def leads_to(*addresses: str) -> PermittedAddresses:
    return PermittedAddresses(resolver=lambda name, port: addresses)


@given(OWN, st.sampled_from(SPELLINGS))
def test_no_spelling_of_an_own_address_is_permitted(own: IPv4Address, spelled: Callable[[IPv4Address], str]):
    assert PermittedAddresses().judge(f"https://{spelled(own)}/x") is Why.NOT_PERMITTED


@given(OWN, st.booleans())
def test_no_name_leads_to_an_own_address(own: IPv4Address, also_a_good_one: bool):
    good = ["192.0.2.7"] if also_a_good_one else []

    with pytest.raises(AddressRefused) as refused:
        leads_to(*good, str(own)).addresses_of("mail.example.org", 443)

    assert refused.value.why is Why.NOT_PERMITTED


@pytest.mark.parametrize(
    "address",
    [
        "::1", "::", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "fd00:ec2::254", "168.63.129.16", "2001:0:7f00:1::", "not an address",
    ],
)  # fmt: skip
def test_other_addresses_that_are_not_out_there(address: str):
    with pytest.raises(AddressRefused):
        leads_to(address).addresses_of("mail.example.org", 443)


@pytest.mark.parametrize("address", ["10.1.2.3", "192.168.4.5", "fd12:3456::9", "1.1.1.1", "2606:4700::1111"])
def test_the_offices_own_network_and_the_world_are_permitted(address: str):
    assert leads_to(address, address).addresses_of("mail.example.org", 443) == (address,)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", Why.NOT_HTTP),
        ("ftp://example.org/", Why.NOT_HTTP),
        ("//example.org/", Why.NOT_HTTP),
        ("http://example.org/", Why.NOT_ENCRYPTED),
        ("https:///x", Why.NO_HOST),
        ("https://exa mple.org/", Why.NO_HOST),
        ("https://example.org:99999/", Why.NO_HOST),
        ("https://[::1/", Why.NO_HOST),
        ("https://user:secret@example.org/", Why.SECRET_IN_URL),
        ("https://localhost/", Why.NOT_PERMITTED),
        ("https://LOCALHOST./", Why.NOT_PERMITTED),
        ("https://here.localhost/", Why.NOT_PERMITTED),
        ("https://127.1/", Why.NOT_PERMITTED),
    ],
)
def test_what_is_refused_as_it_is_written(url: str, why: Why):
    assert PermittedAddresses().judge(url) is why


def test_a_usual_address_is_taken():
    assert PermittedAddresses().judge("https://Hooks.example.org/x?sig=1") == Host(name="hooks.example.org", port=443)


def test_what_the_operator_names_is_allowed_also_without_encryption():
    permitted = PermittedAddresses(["LocalHost", "127.0.0.1"], resolver=lambda name, port: ["127.0.0.1"])

    assert permitted.judge("http://localhost.:8025/") == Host(name="localhost.", port=8025)
    assert permitted.addresses_of("localhost", 8025) == ("127.0.0.1",)
    assert permitted.judge("https://[::1]/") is Why.NOT_PERMITTED


def test_a_name_nobody_knows_is_told_as_such():
    def knows_nobody(name: str, port: int) -> list[str]:
        raise OSError("no such host")

    with pytest.raises(AddressRefused) as refused:
        PermittedAddresses(resolver=knows_nobody).addresses_of("gone.example.org", 443)

    assert refused.value.why is Why.UNKNOWN_HOST
