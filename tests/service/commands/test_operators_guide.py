"""The operator's guide and the examples beside it are true to the program."""

import re
import shlex
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from builders.exports import COPENHAGEN, DAY, appointments_of, table
from builders.project_files import ROOT
from kiosk.command_line import app
from kiosk.service.sources.mapping import SourceMapping, load_mapping
from kiosk.settings.kiosk import KioskSettings, load_kiosk_settings
from kiosk.settings.service import ServiceSettings, load_service_settings

CONFIG = ROOT / "config"
GUIDE = (CONFIG / "README.md").read_text(encoding="utf-8")
ELSEWHERE = {"screen"}
"""Commands whose options are read by their own program."""


def commands() -> list[list[str]]:
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("kiosk ")]
    return [shlex.split(line, comments=True)[1:] for line in lines]


def wrong_words(words: list[str]) -> list[str]:
    """The words of a command that the program does not know."""
    command: Any = typer.main.get_command(app)
    rest = list(words)
    while hasattr(command, "commands") and rest:
        found = command.commands.get(rest.pop(0))
        if found is None:
            return words
        command = found
    if command.name in ELSEWHERE:
        return []
    known = {option for parameter in command.params for option in parameter.opts}
    return [word for word in rest if word.startswith("--") and word not in known]


def test_the_guides_commands_are_commands():
    assert len(commands()) >= 10
    assert {tuple(words): wrong_words(words) for words in commands() if wrong_words(words)} == {}


@pytest.mark.parametrize("planted", ["office remove main", "import day.csv --offise main"])
def test_a_command_that_there_is_not_is_found(planted: str):
    assert wrong_words(planted.split())


def test_the_example_settings_are_every_setting_with_its_default():
    text = (CONFIG / "service.toml").read_text(encoding="utf-8")
    named = set(re.findall(r"^#? ?(\w+) = ", text, re.MULTILINE))

    settings = load_service_settings(CONFIG / "service.toml")

    assert named == set(ServiceSettings.model_fields)
    for name in ("listen", "openapi", "time_zone", "session_hours"):
        assert getattr(settings, name) == ServiceSettings.model_fields[name].default


def test_the_example_settings_of_a_kiosk_are_every_setting_with_its_default():
    file = CONFIG / "kiosk.toml"
    named = set(re.findall(r"^#? ?(\w+) = ", file.read_text(encoding="utf-8"), re.MULTILINE))

    assert named == {field.name for field in fields(KioskSettings)} - {"url", "token"}
    assert load_kiosk_settings({}, config=file) == KioskSettings(organisation="Prøve Kommune")


def test_the_example_mapping_reads_what_it_describes():
    mapping = load_mapping((CONFIG / "mapping-example.toml").read_bytes())
    assert isinstance(mapping, SourceMapping)
    headings = "Nr,Fra,Til,Personnummer,Medarbejder,Tilstand"
    raw = table("7,23/11/2026 0815,23/11/2026 0900,010190-0000,Åse Ågård,Afbud", headings=headings)

    (read,) = appointments_of(raw.decode().encode("cp850"), mapping=mapping)

    assert (read.external_id, read.caseworker_name, read.cancelled) == ("7", "Åse Ågård", True)
    assert read.starts_at.astimezone(COPENHAGEN).date() == DAY


@pytest.mark.parametrize("name", ["reception", "kiosk", "display"])
def test_a_unit_starts_its_program_as_the_guide_installs_it(name: str):
    unit = (CONFIG / f"{name}.service").read_text(encoding="utf-8")

    (start,) = re.findall(r"^ExecStart=(?:/usr/bin/cage -d -- )?(.+)$", unit, re.MULTILINE)
    program, *words = start.split()

    assert wrong_words(words) == []
    assert Path(program).parent.parent.name in GUIDE
    assert f"{name}.service" in GUIDE
    assert [word for word in words if word.startswith("/") and word not in GUIDE] == []
    assert {"LimitCORE=0", "Restart=always", "User=reception", "NoNewPrivileges=yes"} <= set(unit.splitlines())


def test_what_the_guide_links_to_is_there():
    linked = re.findall(r"\]\(([^)#:]+)\)", GUIDE)

    assert [link for link in linked if not (CONFIG / link).exists()] == []


def test_the_guides_sources_are_sources(tmp_path: Path):
    blocks = re.findall(r"```toml\n(\[\[sources\]\].*?)```", GUIDE, re.DOTALL)
    (tmp_path / "service.toml").write_text("\n".join(blocks), encoding="utf-8")

    kinds = [source.kind for source in load_service_settings(tmp_path / "service.toml").sources]

    assert kinds == ["folder", "ics", "graph"]
