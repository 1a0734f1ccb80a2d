"""The settings of a kiosk: from a TOML file and the environment, read once, without pydantic's weight."""

from codecs import lookup
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from platformdirs import user_data_path

from kiosk.settings.printer import FORMS, PrinterAddress, read_printer
from kiosk.settings.refusals import BadSettings
from kiosk.settings.toml_file import read_toml

_PREFIX = "KIOSK_"
_PAPER_WIDTHS = (80, 58)
_APP_NAME = "reception-kiosk"


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskSettings:
    """`url` and `token` given here stand above those that pairing stored in `data_dir`.

    `authority`: the only certificate authority that is trusted. `scanner_prefix`: what the code
    scanner types before every code; empty: there is no scanner. `scanner_device`: the file that the system has
    as long as the scanner is plugged in; without it nobody is told that it is gone. `double_strike`: seconds in which
    the same key counts once. `numbers_in_hand`: as many citizens are served, without the reserve, while
    the service is away. `dots_per_mm`: of the glass, where the system does not know it.

    The slip printer: `paper_mm` is 80 or 58; `code_page` is Python's name of the page that the printer is
    set to and calls `code_page_number`; `printer_draws_codes` is false for one that knows no QR codes.
    """

    url: str = ""
    token: str = field(default="", repr=False)
    authority: Path | None = None
    data_dir: Path = field(default_factory=lambda: user_data_path(_APP_NAME, appauthor=False) / "kiosk")
    organisation: str = ""
    scanner_prefix: str = ""
    scanner_device: Path | None = None
    double_strike: float = 0.2
    seconds_between_numbers: float = 2.0
    most_numbers_in_ten_minutes: int = 120
    numbers_in_hand: int = 36
    dots_per_mm: float | None = None
    reduced_motion: bool = False
    printer: PrinterAddress | None = None
    paper_mm: int = 80
    code_page: str = "cp865"
    code_page_number: int = 5
    printer_draws_codes: bool = True


def load_kiosk_settings(environment: Mapping[str, str], *, config: Path | None = None) -> KioskSettings:
    """The environment stands above the file. Raises BadSettings."""
    given = read_toml(config) if config else {}
    known = {each.name for each in fields(KioskSettings)}
    unknown = sorted(set(given) - known)
    if unknown:
        raise BadSettings(f"There is no setting called {unknown[0]}.")
    given |= {name: environment[_PREFIX + name.upper()] for name in known if _PREFIX + name.upper() in environment}
    settings = KioskSettings(**{name: _read(name, value) for name, value in given.items()})
    _check(settings)
    return settings


def is_safe_address(url: str) -> bool:
    """Tokens travel encrypted, or do not leave the machine."""
    parts = urlsplit(url)
    if parts.scheme == "https":
        return bool(parts.hostname)
    return parts.scheme == "http" and _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _check(settings: KioskSettings) -> None:
    if settings.url and not is_safe_address(settings.url):
        raise BadSettings("The setting url must begin with https:// (http:// only on this machine).")
    prefix = settings.scanner_prefix
    if prefix and (not prefix.isascii() or not prefix.isprintable() or any(each.isdigit() for each in prefix)):
        raise BadSettings("The setting scanner_prefix must be printable and hold no digit.")
    if not 0.2 <= settings.double_strike <= 0.5:
        raise BadSettings("The setting double_strike must be between 0.2 and 0.5.")
    if settings.seconds_between_numbers < 0 or settings.most_numbers_in_ten_minutes < 1:
        raise BadSettings("The settings of the pace of numbers must be positive.")
    if not 1 <= settings.numbers_in_hand <= 1000:
        raise BadSettings("The setting numbers_in_hand must be between 1 and 1000.")
    _check_printer(settings)


def _check_printer(settings: KioskSettings) -> None:
    if settings.paper_mm not in _PAPER_WIDTHS:
        raise BadSettings("The setting paper_mm must be 80 or 58.")
    if not 0 <= settings.code_page_number <= 255:
        raise BadSettings("The setting code_page_number must be between 0 and 255.")
    try:
        lookup(settings.code_page)
    except LookupError:
        raise BadSettings("The setting code_page names no code page that is known.") from None


def _read(name: str, value: Any) -> Any:
    reader = _READERS.get(name, str)
    try:
        return reader(value)
    except (TypeError, ValueError):
        form = _FORMS.get(name)
        raise BadSettings(f"The setting {name} {f'must be {form}' if form else 'is not valid'}.") from None


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() not in ("1", "true", "0", "false"):
        raise ValueError
    return str(value).lower() in ("1", "true")


_FORMS = {"printer": FORMS}
_READERS: dict[str, Any] = {
    "authority": Path,
    "data_dir": Path,
    "scanner_device": Path,
    "double_strike": float,
    "seconds_between_numbers": float,
    "most_numbers_in_ten_minutes": int,
    "numbers_in_hand": int,
    "dots_per_mm": float,
    "reduced_motion": _flag,
    "printer": read_printer,
    "paper_mm": int,
    "code_page_number": int,
    "printer_draws_codes": _flag,
}
