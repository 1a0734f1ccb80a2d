"""The settings of sources: what is told apart, and that no secret stands where it would be shown."""

from pathlib import Path

import pytest

from kiosk.settings.service import BadSettings, load_service_settings
from kiosk.settings.sources import Secret, SecretMissing, holds_secret

FOLDER = '[[sources]]\nid = "plan"\nkind = "folder"\nfolder = "/srv/plan"\n'
GRAPH = (
    '[[sources]]\nid = "graph"\nkind = "graph"\ntenant = "t"\nclient_id = "c"\nclient_secret = {env = "X"}\n'
    'mailboxes = ["anho@example.org"]\n'
)


def loaded(folder: Path, text: str):
    config = folder / "service.toml"
    config.write_text(text, encoding="utf-8")
    return load_service_settings(config)


def test_every_kind_has_its_own_settings(tmp_path: Path):
    ics = '[[sources]]\nid = "ics"\nkind = "ics"\naddress = "https://kalender.example.org/plan.ics"\n'

    settings = loaded(tmp_path, FOLDER + ics + GRAPH)

    assert [source.kind for source in settings.sources] == ["folder", "ics", "graph"]
    assert [source.title for source in settings.sources] == ["plan", "ics", "graph"]


@pytest.mark.parametrize(
    "text",
    [
        FOLDER + FOLDER,
        FOLDER.replace('"folder"\n', '"carrier pigeon"\n'),
        FOLDER.replace('"plan"\n', '"Plan of today"\n'),
        FOLDER + "days = 400\n",
        FOLDER + 'password = "x"\n',
        '[[sources]]\nid = "ics"\nkind = "ics"\n',
        '[[sources]]\nid = "ics"\nkind = "ics"\naddress = "https://k.example.org/?token=geheim"\n',
        '[[sources]]\nid = "ics"\nkind = "ics"\naddress = "https://kiosk:geheim@k.example.org/"\n',
        '[[sources]]\nid = "ics"\nkind = "ics"\naddress = "https://k.example.org/"\nusername = "geheim"\n',
        GRAPH.replace('{env = "X"}', '"geheim"'),
        GRAPH.replace('{env = "X"}', '{env = "X", file = "/y"}'),
        GRAPH.replace("anho@example.org", "../other"),
    ],
)
def test_a_source_that_cannot_be_is_refused_and_not_repeated(tmp_path: Path, text: str):
    with pytest.raises(BadSettings) as refused:
        loaded(tmp_path, text)

    assert "sources" in str(refused.value)
    assert "geheim" not in str(refused.value)


def test_a_secret_is_read_when_it_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "secret"
    secret, variable = Secret(file=file), Secret(env="MADE_UP_SECRET")
    with pytest.raises(SecretMissing):
        secret.read()
    with pytest.raises(SecretMissing):
        variable.read()
    file.write_text("first-one\n")
    monkeypatch.setenv("MADE_UP_SECRET", "two")

    assert (secret.read().get_secret_value(), variable.read().get_secret_value()) == ("first-one", "two")
    assert "first-one" not in repr(secret) + repr(secret.read())


@pytest.mark.parametrize(
    ("address", "secret"),
    [
        ("https://k.example.org/plan.ics", False),
        ("https://k.example.org/plan.ics?week=48", False),
        ("https://k.example.org/plan.ics?access_token=x", True),
        ("https://k.example.org/plan.ics?KEY=x", True),
        ("https://k.example.org/#sig=x", True),
        ("https://someone@k.example.org/", True),
    ],
)
def test_an_address_that_holds_a_secret_is_told(address: str, secret: bool):
    assert holds_secret(address) is secret
