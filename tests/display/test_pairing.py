"""The screen keeps where it belongs, for its own eyes only."""

import stat
from pathlib import Path

from kiosk.display.pairing import Pairing, PairingFile

PAIRING = Pairing(url="https://reception.example", token="made-up-token")


def test_a_pairing_is_kept(tmp_path: Path) -> None:
    PairingFile(tmp_path / "display").write(PAIRING)

    assert PairingFile(tmp_path / "display").read() == PAIRING


def test_only_its_user_can_read_it(tmp_path: Path) -> None:
    PairingFile(tmp_path / "display").write(PAIRING)

    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert rights == {"display": 0o700, "pairing.json": 0o600}


def test_a_second_pairing_replaces_the_first(tmp_path: Path) -> None:
    PairingFile(tmp_path).write(PAIRING)
    PairingFile(tmp_path).write(Pairing(url=PAIRING.url, token="another"))

    read = PairingFile(tmp_path).read()
    assert read is not None and read.token == "another"


def test_what_cannot_be_understood_is_no_pairing(tmp_path: Path) -> None:
    for damaged in ("", "[]", "{}", "no json"):
        (tmp_path / "pairing.json").write_text(damaged)

        assert PairingFile(tmp_path).read() is None


def test_the_token_is_not_printed() -> None:
    assert "made-up-token" not in repr(PAIRING)
