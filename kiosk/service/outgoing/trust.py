"""Whose certificates hold for the machines that the service calls."""

import ssl
from functools import cache
from pathlib import Path

from kiosk.settings.refusals import BadSettings


@cache
def trusted(authorities: Path | None) -> ssl.SSLContext:
    """The system's authorities and those of a PEM file; read once, because they are many. Raises OSError."""
    tls = ssl.create_default_context()
    if authorities is not None:
        tls.load_verify_locations(authorities)
    return tls


def check_authorities(authorities: Path | None) -> None:
    """Raises BadSettings for a file that cannot be used."""
    try:
        if authorities is not None:
            trusted(authorities)
    except OSError:
        raise BadSettings("The setting outgoing_authorities names a file that holds no certificates.") from None
