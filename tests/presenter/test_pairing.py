"""Spending a pairing code: what it leaves, and what it refuses in a sentence."""

import json

import pytest

from builders.spooling import a_desk
from builders.stand_in_service import TOKEN, Mood, StandInService
from kiosk import kiosk_app
from kiosk.client.pairing_file import PairingFile
from kiosk.domain.numbers import Block
from kiosk.presenter import left_in_spool
from kiosk.presenter.pairing import NotPaired, pair_kiosk, read_pairing


@pytest.fixture
def service():
    with StandInService() as running:
        yield running


def pair(folder, service: StandInService, code: str = "GOOD-CODE") -> None:
    pair_kiosk(folder, code=code, url=service.url, authority=None)


def test_a_good_code_leaves_address_token_key_and_reserve(tmp_path, service):
    pair(tmp_path, service)
    found = read_pairing(tmp_path)
    assert found is not None
    url, paired = found
    assert (url, paired.token, paired.reserve) == (service.url, TOKEN, Block(first=9000, last=9049))


def test_the_token_is_for_the_kiosks_own_user_only(tmp_path, service):
    pair(tmp_path, service)
    assert {file.stat().st_mode & 0o077 for file in tmp_path.iterdir()} == {0}


@pytest.mark.parametrize(
    ("mood", "code", "sentence"),
    [
        (Mood.GOOD, "USED-CODE", "the code is wrong, used or too old"),
        (Mood.GONE, "GOOD-CODE", "cannot be reached"),
        (Mood.BABBLING, "GOOD-CODE", "cannot be reached"),
    ],
)
def test_what_went_wrong_is_said_and_nothing_is_kept(tmp_path, service, mood, code, sentence):
    service.mood = mood
    with pytest.raises(NotPaired, match=sentence):
        pair(tmp_path, service, code)
    assert read_pairing(tmp_path) is None


def test_a_code_for_another_kind_of_device_is_refused(tmp_path, service):
    service.paired["kind"] = "display"
    with pytest.raises(NotPaired, match="another kind"):
        pair(tmp_path, service)


def test_an_address_that_would_show_the_token_to_the_network_is_refused(tmp_path):
    with pytest.raises(NotPaired, match="https"):
        pair_kiosk(tmp_path, code="GOOD-CODE", url="http://reception.example", authority=None)


def test_pairing_again_keeps_what_is_spooled(tmp_path, service):
    pair(tmp_path, service)
    with a_desk(tmp_path) as desk:
        desk.lease(1, 5)
        desk.register()
    pair(tmp_path, service)
    with a_desk(tmp_path) as desk:
        assert len(desk.waiting()) == 1


def test_arrivals_of_one_office_are_not_taken_to_another(tmp_path, service):
    pair(tmp_path, service)
    with a_desk(tmp_path) as desk:
        desk.lease(1, 5)
        desk.register()
    service.paired["office_id"] = "north"
    with pytest.raises(NotPaired, match="another office"):
        pair(tmp_path, service)


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", json.dumps({"url": "http://127.0.0.1", "token": "x"})])
def test_a_damaged_pairing_is_no_pairing(tmp_path, damage):
    (tmp_path / "pairing.json").write_text(damage)
    assert read_pairing(tmp_path) is None


def test_a_pairing_is_written_whole(tmp_path):
    file = PairingFile(tmp_path / "new" / "folder")
    file.write({"token": "first"})
    file.write({"token": "second"})
    assert file.read() == {"token": "second"}
    assert [each.name for each in (tmp_path / "new" / "folder").iterdir()] == ["pairing.json"]


def test_what_a_shut_out_kiosk_holds_is_deleted_when_asked_and_its_numbers_are_told(tmp_path, service):
    pair(tmp_path, service)
    with a_desk(tmp_path) as desk:
        desk.lease(1, 5)
        desk.register()
        desk.register()
    assert left_in_spool.waiting(tmp_path) == 2
    assert left_in_spool.delete(tmp_path) == (1, 2)
    assert left_in_spool.delete(tmp_path) == ()


def test_once_deleted_the_kiosk_may_go_to_another_office(tmp_path, service):
    pair(tmp_path, service)
    with a_desk(tmp_path) as desk:
        desk.lease(1, 5)
        desk.register()
    left_in_spool.delete(tmp_path)
    service.paired["office_id"] = "north"
    pair(tmp_path, service)


def test_whoever_deletes_it_is_told_which_citizens_to_look_for(tmp_path, service, monkeypatch, capsys):
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path))
    pair(tmp_path, service)
    with a_desk(tmp_path) as desk:
        desk.lease(17, 18)
        desk.register()
        desk.register()

    assert kiosk_app.main(["--delete-spool"]) == 0

    assert "17, 18" in capsys.readouterr().out
    assert left_in_spool.waiting(tmp_path) == 0


def test_a_spool_that_cannot_be_read_is_said_in_a_sentence(tmp_path):
    (tmp_path / "spool.sqlite3").write_bytes(b"no database" * 100)
    with pytest.raises(left_in_spool.NotReadable, match="cannot be read"):
        left_in_spool.waiting(tmp_path)
