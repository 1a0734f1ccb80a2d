"""The sources in words: how old each plan is, and why one has not come."""

import pytest

from admin_tool.models.rows import Remark
from admin_tool.models.source_rows import preview_sentences, source_reason, source_rows
from builders.staff_sources import preview, run, some_sources, source
from builders.staff_visits import NOW, minutes
from builders.staff_words import DANISH, read
from kiosk.wire.sources import LeftOut, LeftRow, SourcePreview


def test_each_source_says_how_old_its_plan_is_and_what_it_did() -> None:
    assert [read(row) for row in source_rows(some_sources(), NOW)] == [
        "Sagssystemet | Planen er fra kl. 9.50 (2 min) | Sidste ændring kl. 9.40 (12 min) · 58 nye · 2 ændrede"
        " · 2 kom ikke med | I orden | [Vis først …] | [Hent nu]",
        "Kalender, team Unge | Kilden afviste vores adgang · Planen er fra kl. 7.42 (2 t 10 min)"
        " | Sidste ændring kl. 7.42 (2 t 10 min) · 1 aflyste | Virker ikke | [Vis først …] | [Hent nu]",
        "Mødekalendere | Planen er fra kl. 9.51 (1 min) | Sidste ændring kl. 9.07 (45 min) · 4 nye | Hentes nu",
        "Kalender, team Voksne | Er ikke hentet endnu | [Vis først …] | [Hent nu]",
    ]


def test_an_office_without_sources_says_what_to_do() -> None:
    (remark,) = source_rows([], NOW)

    assert isinstance(remark, Remark)
    assert DANISH.say(remark.text).startswith("Der er ingen kilder.")


def test_a_source_that_never_answered_has_no_plan() -> None:
    (row,) = source_rows([source(good=None, reason="unreachable", failing_since=NOW - minutes(3))], NOW)

    assert "Kilden kan ikke nås · Der er aldrig kommet en plan" in read(row)


def test_a_run_that_found_nothing_new_says_so() -> None:
    (row,) = source_rows([source(last_run=run())], NOW)

    assert "Intet nyt" in read(row)


@pytest.mark.parametrize("code", ["a_code_of_next_year", ""])
def test_a_reason_that_is_not_known_is_told_in_general_words(code: str) -> None:
    assert DANISH.say(source_reason(code)) == "Kilden kunne ikke læses"


def test_a_preview_tells_counts_and_lines_and_nothing_of_their_content() -> None:
    assert [DANISH.say(each) for each in preview_sentences(preview())] == [
        "3 nye",
        "1 ændrede",
        "2 aflyste",
        "14 aftaler er på dage, der ikke hentes.",
        "Uden bruger her: Vikar Eksempel. Deres borgere bliver vist for receptionen.",
        "Kommer ikke med: 1 (de seks tal er ikke en mulig dato)",
        "Kommer ikke med: 1 (overskrifterne kan ikke genkendes)",
        "Fil 1, linje 7: de seks tal er ikke en mulig dato",
        "Fil 2: overskrifterne kan ikke genkendes",
    ]


def test_a_preview_of_one_file_names_lines_alone() -> None:
    shown = SourcePreview(
        parts=1, left_out=[LeftOut(code="bad_time", count=1)], rows=[LeftRow(part=1, line=3, code="bad_time")]
    )

    assert DANISH.say(preview_sentences(shown)[-1]) == "Linje 3: tiden mangler eller kan ikke læses"


def test_a_preview_of_a_source_that_fails_says_why_alone() -> None:
    assert [DANISH.say(each) for each in preview_sentences(SourcePreview(reason="timed_out"))] == [
        "Kilden svarede ikke i tide"
    ]
