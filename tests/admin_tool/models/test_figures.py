"""The figures as charts, as a table and as a file that a spreadsheet opens."""

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_tool.models.figure_charts import Period, charts, days_of, marks, tiles
from admin_tool.models.figure_file import SEPARATOR, as_csv
from admin_tool.models.figure_tables import Names, lines
from builders.staff_figures import BY_HOUR, figures, of_days
from builders.staff_visits import DAY
from builders.staff_words import wording
from kiosk.wire.figures import FiguresOfDays, Waiting

NAMES = Names(
    topics={"job": "Jobsøgning", "home": "Bolig"}, languages={"da": "Dansk", "en": "English", "ar": "العربية"}
)
SAY = wording("da").say


def read_back(said: FiguresOfDays, names: Names = NAMES) -> list[dict[str, str]]:
    content = as_csv(lines(said, names), first=DAY, last=DAY, say=SAY)
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=SEPARATOR))


def test_a_day_has_four_charts_and_weeks_one_more() -> None:
    day = [SAY(chart.title) for chart in charts(of_days(), NAMES, Period.TODAY)]
    weeks = [SAY(chart.title) for chart in charts(of_days(28), NAMES, Period.MONTH)]

    assert day == ["Ankomster efter klokkeslæt", "Ventetid", "Uden aftale efter emne", "Kioskens sprog"]
    assert weeks == ["Ankomster dag for dag", *day]


def test_an_hour_without_anybody_is_a_gap_in_the_chart_and_not_left_out() -> None:
    said = FiguresOfDays(days=[], total=figures(arrivals_by_hour={8: 6, 11: 7}))

    (by_hour, *_) = charts(said, NAMES, Period.TODAY)

    assert [(bar.label, bar.value) for bar in by_hour.bars] == [("8", 6), ("9", 0), ("10", 0), ("11", 7)]


def test_groups_of_few_are_said_to_be_few_and_never_drawn() -> None:
    said = FiguresOfDays(days=[], total=figures(walk_ins_by_topic={}, walk_ins_together=None))

    topics = charts(said, NAMES, Period.TODAY)[2]

    assert (topics.bars, SAY(topics.empty)) == ((), "For få til at vise: under fem.")
    assert [row["Værdi"] for row in read_back(said) if row["Tal"] == "Uden aftale efter emne"] == ["under 5"]


def test_the_file_is_one_table_with_every_figure_of_the_charts() -> None:
    rows = read_back(of_days())
    by_hour = {row["Gruppe"]: row["Værdi"] for row in rows if row["Tal"] == "Ankomster efter klokkeslæt"}

    assert list(rows[0]) == ["Fra", "Til", "Tal", "Gruppe", "Værdi", "Enhed"]
    assert by_hour == {f"kl. {hour}": str(count) for hour, count in BY_HOUR.items()}
    assert ("العربية", "9") in {(row["Gruppe"], row["Værdi"]) for row in rows}
    assert {(row["Fra"], row["Til"]) for row in rows} == {(DAY.isoformat(), DAY.isoformat())}


def test_weeks_are_told_day_by_day_as_well() -> None:
    rows = read_back(of_days(7))

    assert len({row["Fra"] for row in rows}) == 5
    assert not any(row["Tal"] == "Kioskens sprog" and row["Fra"] != DAY.isoformat() for row in rows)


@pytest.mark.parametrize("topic", ["=1+1", "+45", "-2", "@here"])
def test_a_spreadsheet_calculates_nothing_of_a_topics_name(topic: str) -> None:
    rows = read_back(of_days(), Names(topics={"job": topic}, languages={}))

    assert f"'{topic}" in {row["Gruppe"] for row in rows}


def test_large_figures_say_what_they_are_of() -> None:
    said = [(tile.value, SAY(tile.words)) for tile in tiles(figures())]
    nobody = Waiting(met=0, median=None, most=None)
    none = figures(collected=0, collected_in_time=0, waiting_appointments=nobody)

    assert said[2] == ("74 %", "hentet inden for fem minutter (71 af 96)")
    assert [tile.value for tile in tiles(none)][1:3] == ["–", "–"]


def test_weeks_are_whole_and_end_today() -> None:
    assert days_of(Period.TODAY, DAY) == (DAY, DAY)
    assert days_of(Period.QUARTER, DAY) == (date(2026, 9, 1), DAY)


@given(st.integers(0, 10**6))
def test_an_axis_has_few_round_numbers_that_reach_the_largest(largest: int) -> None:
    found = marks(largest)

    assert found[-1] >= largest
    assert 2 <= len(found) <= 7
