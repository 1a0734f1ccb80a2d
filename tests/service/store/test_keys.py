"""Keys in their folder: made once, narrow, destroyed for good; what they hide opens for its owner alone."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from builders.reception import OFFICE, TODAY
from kiosk.service.store.keys import KeyRing


@pytest.fixture
def keys(tmp_path: Path) -> KeyRing:
    made = KeyRing(tmp_path / "secrets")
    made.fill()
    return made


def test_files_and_folders_are_their_owners_alone(keys: KeyRing):
    keys.make_day(OFFICE, TODAY)
    keys.make_box()

    for path in [keys.folder, *keys.folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_filling_a_full_folder_changes_nothing(keys: KeyRing):
    before = keys.check_value()

    keys.fill()

    assert keys.check_value() == before
    assert KeyRing(keys.folder).check_value() == before


def test_of_many_that_make_a_days_key_at_once_all_have_the_same(keys: KeyRing):
    with ThreadPoolExecutor(8) as threads:
        tags = set(threads.map(lambda _: keys.make_day(OFFICE, TODAY).tag(b"010190"), range(50)))

    assert len(tags) == 1
    assert [file.name for file in (keys.folder / "days").rglob("*") if file.is_file()] == [TODAY.isoformat()]


def test_equal_digits_are_equal_in_one_office_on_one_day_only(keys: KeyRing):
    here = keys.make_day(OFFICE, TODAY)

    others = [keys.make_day("elsewhere", TODAY), keys.make_day(OFFICE, TODAY + timedelta(days=1))]

    assert here.tag(b"010190") == keys.make_day(OFFICE, TODAY).tag(b"010190")
    assert here.tag(b"010190") not in {other.tag(b"010190") for other in others}


def test_a_box_opens_for_what_it_is_about_alone(keys: KeyRing):
    key = keys.make_day(OFFICE, TODAY)
    box = key.seal("Anna Prøve".encode(), about="name:1")

    assert key.open(box, about="name:1") == "Anna Prøve".encode()
    assert key.open(box, about="name:2") is None
    assert key.open(box[:-1] + b"\0", about="name:1") is None
    assert keys.make_day("elsewhere", TODAY).open(box, about="name:1") is None


def test_a_destroyed_day_is_overwritten_before_it_is_removed(keys: KeyRing, tmp_path: Path):
    keys.make_day(OFFICE, TODAY)
    (file,) = (file for file in (keys.folder / "days").rglob("*") if file.is_file())
    secret = file.read_bytes()
    other_name = tmp_path / "the same file by another name"
    other_name.hardlink_to(file)

    keys.destroy_day(OFFICE, TODAY)

    assert other_name.read_bytes() != secret
    assert keys.day(OFFICE, TODAY) is None
    assert keys.days_of(OFFICE) == ()
    keys.destroy_day(OFFICE, TODAY)


@pytest.mark.parametrize("office", ["main", "../main", ".", "Nord/Syd", "Ærø"])
def test_an_offices_name_never_leads_out_of_the_folder(keys: KeyRing, office: str):
    keys.make_day(office, TODAY)

    assert office in keys.offices_with_days()
    assert keys.days_of(office) == (TODAY,)


@pytest.mark.parametrize("key_id", ["", "../master", "a/b", ".", "k" * 200, "k\0", "nobody"])
def test_a_key_id_from_outside_finds_nothing_that_is_not_a_box_key(keys: KeyRing, key_id: str):
    assert keys.private_box(key_id) is None


def test_both_halves_of_a_box_key_belong_together(keys: KeyRing):
    made = keys.make_box()

    private = keys.private_box(made.key_id)

    assert private is not None
    assert bytes(PrivateKey(private).public_key) == made.public_key
    keys.destroy_box(made.key_id)
    assert keys.private_box(made.key_id) is None
