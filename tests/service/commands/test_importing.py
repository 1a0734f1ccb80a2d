"""The import command: whose day it is, what it asks first, and how it ends."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from builders.exports import SAMPLES, row, table
from builders.reception import MORNING, TODAY
from kiosk.service.commands.house import NothingTaken
from kiosk.service.commands.importing import Imported, Order, import_file
from kiosk.service.commands.reporting import in_json, in_words
from kiosk.settings.service import ServiceSettings

TOMORROW = TODAY.replace(day=24)


@pytest.fixture
def settings(tmp_path: Path) -> ServiceSettings:
    return ServiceSettings(database_url=f"sqlite:///{tmp_path}/reception.db", secrets_dir=tmp_path / "secrets")


@pytest.fixture
def order(tmp_path: Path) -> Callable[[bytes], Order]:
    """For today; nobody is there to answer a question."""

    def made(raw: bytes) -> Order:
        file = tmp_path / "day.csv"
        file.write_bytes(raw)
        return Order(
            file=file, office_id="main", day=None, mapping=None, ask=lambda question: False, progress=lambda taken: None
        )

    return made


def test_all_rows_taken_ends_with_nought(settings: ServiceSettings, order: Callable[[bytes], Order]):
    done = import_file(settings, order(table(row())), now=MORNING)

    assert (done.exit_code, done.day) == (0, TODAY)
    assert in_json(done.report) == (
        '{"added": 1, "changed": 0, "cancelled": 0, "rejected": [], "unmapped": ["Anne Holm"]}'
    )


def test_some_rows_rejected_ends_with_one_and_says_which(settings: ServiceSettings, order: Callable[[bytes], Order]):
    done = import_file(settings, order(table(row(id="A1"), row("25:99", id="A2"))), now=MORNING)

    assert done.exit_code == 1
    assert "line 3: bad_time" in in_words(done)


def test_no_row_taken_ends_with_two(settings: ServiceSettings, order: Callable[[bytes], Order]):
    assert import_file(settings, order(table(row("25:99"))), now=MORNING).exit_code == 2


def test_cancelled_rows_count_as_taken(settings: ServiceSettings, order: Callable[[bytes], Order]):
    done = import_file(settings, order(table(row(status="Aflyst"))), now=MORNING)

    assert (done.exit_code, done.report.counts.cancelled) == (0, 1)


def test_a_file_of_another_day_is_asked_about_first(settings: ServiceSettings, order: Callable[[bytes], Order]):
    asked: list[str] = []
    raw = table(row("2026-11-24 10:00", "2026-11-24 10:30"))

    def yes(question: str) -> bool:
        asked.append(question)
        return True

    done = import_file(settings, replace(order(raw), ask=yes), now=MORNING)

    assert (done.exit_code, done.day) == (0, TOMORROW)
    assert asked == ["Nothing in the file is of 2026-11-23; it is of 2026-11-24. Import it for 2026-11-24?"]


def test_without_a_yes_nothing_is_written(settings: ServiceSettings, order: Callable[[bytes], Order]):
    raw = table(row("2026-11-24 10:00", "2026-11-24 10:30"))

    with pytest.raises(NothingTaken, match="add --day 2026-11-24"):
        import_file(settings, order(raw), now=MORNING)

    assert import_file(settings, replace(order(raw), day=TOMORROW), now=MORNING).report.counts.added == 1


def test_a_day_that_was_said_is_not_asked_about(settings: ServiceSettings, order: Callable[[bytes], Order]):
    with pytest.raises(NothingTaken, match="it is of 2026-11-23"):
        import_file(settings, replace(order(table(row())), day=TOMORROW), now=MORNING)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [(b"", "is empty"), (b"hello", "no table"), (b"a;b\r\n1;2\r\n", "no table|Headings"), (b"\0\1\2", "no table")],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    settings: ServiceSettings, order: Callable[[bytes], Order], raw: bytes, sentence: str
):
    with pytest.raises(NothingTaken, match=sentence):
        import_file(settings, order(raw), now=MORNING)


def test_a_file_that_is_not_there_is_told_in_a_sentence(settings: ServiceSettings, order: Callable[[bytes], Order]):
    gone = replace(order(b""), file=Path("not-there.csv"))

    with pytest.raises(NothingTaken, match="not-there.csv cannot be read"):
        import_file(settings, gone, now=MORNING)


def test_the_samples_are_read_without_a_mapping(settings: ServiceSettings, order: Callable[[bytes], Order]):
    raw = (SAMPLES / "aftaler-2026-11-23.csv").read_bytes()

    assert import_file(settings, order(raw), now=MORNING).exit_code == 0


def test_the_mapping_of_the_settings_holds_where_none_is_said(
    settings: ServiceSettings, order: Callable[[bytes], Order], tmp_path: Path
):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[columns]\nstarts_at = "Tid"\ncpr = "Nummer"\n', encoding="utf-8")
    raw = table("2026-11-23 10:00;010190-0000", headings="Tid;Nummer")

    done = import_file(settings.model_copy(update={"import_mapping": mapping}), order(raw), now=MORNING)

    assert done.exit_code == 0


def test_a_mapping_that_is_none_is_told_with_what_is_wrong(
    settings: ServiceSettings, order: Callable[[bytes], Order], tmp_path: Path
):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text("seperator = ';'\n", encoding="utf-8")

    with pytest.raises(NothingTaken, match="seperator"):
        import_file(settings, replace(order(table(row())), mapping=mapping), now=MORNING)


def test_a_long_list_of_rejected_rows_is_cut_in_words_and_whole_in_json(
    settings: ServiceSettings, order: Callable[[bytes], Order]
):
    done: Imported = import_file(settings, order(table(*(row("25:99", id=f"A{n}") for n in range(30)))), now=MORNING)

    assert "… and 10 more" in in_words(done)
    assert in_json(done.report).count("bad_time") == 30
