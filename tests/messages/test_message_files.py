"""Every key has its words in every language, and no word is left over."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import kiosk.messages
from kiosk.messages.catalogue import read_texts
from kiosk.messages.key import SURFACE_KEYS, Key, Surface
from kiosk.messages.languages import MASTER, read_languages
from kiosk.settings.assets import assets_folder

MESSAGES = assets_folder() / "messages"
SHOWN = [surface for surface in Surface if (MESSAGES / surface / f"{MASTER}.toml").is_file()]
TRANSLATIONS = [
    file for surface in SHOWN for file in sorted((MESSAGES / surface).glob("*.toml")) if file.stem != MASTER
]


def keys_of(surface: Surface) -> Iterator[Key]:
    for module in pkgutil.iter_modules(kiosk.messages.__path__):
        if module.name.startswith("keys_"):
            importlib.import_module(f"kiosk.messages.{module.name}")
    yield from (
        key for enum in SURFACE_KEYS[surface].__subclasses__() for key in enum if enum.__module__.startswith("kiosk.")
    )


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("surface", SHOWN)
def test_the_danish_master_has_exactly_the_keys_of_the_code(surface: Surface) -> None:
    master = read_texts(MESSAGES / surface / f"{MASTER}.toml")

    assert set(master) == set(keys_of(surface))


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_translation_has_the_same_keys_and_placeholders(file: Path) -> None:
    master = read_texts(file.with_name(f"{MASTER}.toml"))
    translated = read_texts(file)

    assert set(translated) == set(master)
    assert {k: placeholders(t) for k, t in translated.items()} == {k: placeholders(t) for k, t in master.items()}


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_translation_says_who_has_read_it(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# Read by ")


def test_every_translation_is_of_a_language_that_is_described() -> None:
    assert {file.stem for file in TRANSLATIONS} <= set(read_languages(MESSAGES))
