"""The day's appointments from a file: by the command beside a running service, and by the staff tool's route."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from builders.contract_house import Board, House

DATA = Path(__file__).parents[2] / "data"
CASE_SYSTEM, EXCEL = DATA / "aftaler-2026-11-23.csv", DATA / "aftaler-2026-11-24-excel.csv"
HEADINGS = "external_id;starts_at;ends_at;cpr;caseworker;initials;room;team;status;citizen"
KNOWN = {"ANHO"}


@dataclass(frozen=True, kw_only=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        return dict(json.loads(self.out))


def imports(house: House, *words: str) -> Done:
    done = house.installation.ran("import", *words)
    return Done(code=done.returncode, out=done.stdout, err=done.stderr)


def rows_of(sample: Path, encoding: str) -> list[dict[str, str]]:
    with sample.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def write(path: Path, *rows: str, headings: str = HEADINGS, encoding: str = "utf-8") -> Path:
    path.write_text("\r\n".join([headings, *rows]) + "\r\n", encoding=encoding)
    return path


def row(
    name: str, at: str = "10:00", digits: str = "010190", *, day: str = "25-11-2026", status: str = "Planlagt"
) -> str:
    return f"{name};{day} {at};{day} 15:30;{digits}-0000;Anne Holm;ANHO;{name};Job;{status};Prøve {name}"


def listed(board: Board, day: str) -> list[dict[str, Any]]:
    return list(board.get(f"/v1/staff/appointments?day={day}").body()["appointments"])


@pytest.mark.parametrize(
    ("sample", "encoding", "day"), [(CASE_SYSTEM, "cp1252", "2026-11-23"), (EXCEL, "utf-8-sig", "2026-11-24")]
)
def test_the_samples_are_known_without_a_mapping(spare_house: House, sample: Path, encoding: str, day: str):
    rows = rows_of(sample, encoding)
    cancelled = [each for each in rows if each["Status"] == "Aflyst"]

    first = imports(spare_house, str(sample), "--office", "main", "--day", day, "--json")
    again = imports(spare_house, str(sample), "--office", "main", "--day", day, "--json")

    unmapped = sorted({each["Sagsbehandler"] for each in rows if each["Initialer"] not in KNOWN})
    nothing = {"rejected": [], "unmapped": unmapped}
    assert (first.code, again.code) == (0, 0)
    assert first.report == {"added": len(rows) - len(cancelled), "changed": 0, "cancelled": len(cancelled)} | nothing
    assert again.report == {"added": 0, "changed": 0, "cancelled": 0} | nothing
    shown = listed(spare_house.reception, day)
    assert len(shown) == len(rows)
    assert_names_and_digits(spare_house.reception, shown, rows)


def assert_names_and_digits(board: Board, shown: Sequence[dict[str, Any]], rows: Sequence[dict[str, str]]) -> None:
    """Of some of them: lost zeros are there again, and nothing but six digits."""
    expected = {(each["Borger"], each["CPR-nr."].replace("-", "").zfill(10)[:6]) for each in rows}
    persons = [board.get(f"/v1/staff/persons/{each['id']}").body() for each in shown[::12]]

    assert {(each["name"], each["digits"]) for each in persons} <= expected
    assert all(each.keys() == {"name", "digits"} for each in persons)


def test_the_second_import_adds_changes_and_cancels_and_leaves_visits_alone(house: House, tmp_path: Path):
    """Through both ways, which are one source."""
    day = "2027-02-01"
    rows = [row(name, day="01-02-2027") for name in ("Q1", "Q2", "Q3")]
    file = write(tmp_path / "day.csv", *rows)
    assert imports(house, str(file), "--office", "main", "--day", day, "--json").report["added"] == 3

    moved, gone, new = row("Q1", "11:00", day="01-02-2027"), rows[2], row("Q4", day="01-02-2027")
    cancelled = row("Q2", day="01-02-2027", status="Aflyst")
    text = "\r\n".join([HEADINGS, moved, cancelled, new]) + "\r\n"
    report = house.reception.post(f"/v1/staff/imports?day={day}", text.encode()).body()

    assert gone not in text
    assert report == {"added": 1, "changed": 1, "cancelled": 2, "rejected": [], "unmapped": []}
    shown = {each["room"]: each for each in listed(house.reception, day)}
    assert {room: each["cancelled"] for room, each in shown.items()} == {
        "Q1": False,
        "Q2": True,
        "Q3": True,
        "Q4": False,
    }


def test_a_visit_outlives_the_import_that_cancels_its_appointment(spare_house: House):
    visit = spare_house.expected()
    spare_house.diary.forget_last()

    spare_house.diary.plans("16:00", spare_house.diary.somebody())

    assert spare_house.reception.again(visit)["status"] == "waiting"
    assert spare_house.reception.does(visit, "coming", "collected", "ended")["status"] == "ended"


def test_bad_rows_are_told_by_line_and_code_and_the_good_ones_go_in(house: House, tmp_path: Path):
    day = "2027-02-02"
    good = row("B1", day="02-02-2027")
    bad = [
        row("B2", digits="310485", day="02-02-2027"),
        row("B3", at="25:00", day="02-02-2027"),
        row("B4", day="03-02-2027"),
        "B5;;;;;;;;;",
    ]
    file = write(tmp_path / "day.csv", good, *bad)

    done = imports(house, str(file), "--office", "main", "--day", day, "--json")

    assert done.code == 1
    assert done.report["added"] == 1
    assert [each["line"] for each in done.report["rejected"]] == [3, 4, 5, 6]
    assert all(each.keys() == {"line", "code"} and each["code"] for each in done.report["rejected"])
    assert "310485" not in done.out + done.err
    assert "Prøve" not in done.out + done.err


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"\r\n",
        b"hello",
        b"\x00" * 100,
        b"\xff\xfe" * 50,
        HEADINGS.encode(),
        b"PK\x03\x04 a spreadsheet",
        b"a;b;c\r\n1;2;3",
    ],
)
def test_a_file_that_is_no_export_leaves_nothing(house: House, contents: bytes):
    answer = house.reception.post("/v1/staff/imports?day=2027-02-03", contents)

    assert answer.status in (200, 422)
    assert listed(house.reception, "2027-02-03") == []


@pytest.mark.parametrize("contents", [b"", HEADINGS.encode(), b"a;b;c\r\n1;2;3"])
def test_the_command_says_of_such_a_file_that_nothing_was_taken(house: House, tmp_path: Path, contents: bytes):
    file = tmp_path / "day.csv"
    file.write_bytes(contents)

    done = imports(house, str(file), "--office", "main", "--day", "2027-02-03", "--json")

    assert (done.code, done.report["added"], "Traceback" in done.err) == (2, 0, False)


def test_a_file_of_another_day_asks_first_and_nobody_at_the_terminal_says_no(house: House):
    done = imports(house, str(EXCEL), "--office", "nord", "--json")
    answer = house.staff["nina"].post(f"/v1/staff/imports?day={house.diary.day}", EXCEL.read_bytes())

    assert done.code == 2
    assert done.report["added"] == 0
    assert answer.refused == (409, "wrong_day")
    assert listed(house.staff["nina"], "2026-11-24") == []


def test_a_day_may_be_in_the_past_or_far_ahead(house: House, tmp_path: Path):
    for day, written in (("2026-11-02", "02-11-2026"), ("2027-05-04", "04-05-2027")):
        file = write(tmp_path / "day.csv", row("P1", day=written))
        assert imports(house, str(file), "--office", "nord", "--day", day, "--json").report["added"] == 1


def test_another_source_is_described_by_a_mapping(house: House, tmp_path: Path):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        'separator = ","\nencoding = "utf-8"\ntime_format = "%d/%m/%Y %H.%M"\ncancelled = ["Droppet"]\n'
        '[columns]\nexternal_id = "Nr"\nstarts_at = "Tid"\nends_at = "Slut"\ncpr = "Person"\ncaseworker = "Hvem"\n'
        'status = "Tilstand"\n',
        encoding="utf-8",
    )
    file = write(
        tmp_path / "day.csv",
        "1,04/02/2027 09.00,04/02/2027 09.30,010190-0000,Anne Holm,Ja",
        "2,04/02/2027 10.00,04/02/2027 10.30,020290-0000,Ukendt Person,Droppet",
        headings="Nr,Tid,Slut,Person,Hvem,Tilstand",
    )

    done = imports(house, str(file), "--office", "main", "--day", "2027-02-04", "--mapping", str(mapping), "--json")

    assert (done.code, done.err) == (0, "")
    assert (done.report["added"], done.report["cancelled"]) == (1, 1)
    assert done.report["unmapped"] == ["Ukendt Person"]


def test_a_calendar_is_read_too(house: House, tmp_path: Path):
    file = tmp_path / "day.ics"
    file.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\nBEGIN:VEVENT\r\nUID:one-made-up\r\n"
        "DTSTAMP:20261101T080000Z\r\nDTSTART:20270207T090000Z\r\nDTEND:20270207T093000Z\r\n"
        "SUMMARY:010190-0000 Samtale\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )

    done = imports(house, str(file), "--office", "main", "--day", "2027-02-07", "--json")

    assert (done.code, done.report["added"]) == (0, 1)


def test_a_report_for_people_says_the_same_in_words(house: House, tmp_path: Path):
    file = write(tmp_path / "day.csv", row("W1", day="08-02-2027"), row("W2", digits="310485", day="08-02-2027"))

    done = imports(house, str(file), "--office", "main", "--day", "2027-02-08")

    assert done.code == 1
    assert "3" in done.out


@pytest.mark.parametrize(
    "words",
    [
        ("missing.csv", "--office", "main"),
        (str(EXCEL), "--office", "nowhere", "--day", "2026-11-24"),
        (str(EXCEL), "--office", "main", "--day", "2026-11-24", "--mapping", "missing.toml"),
        (str(EXCEL),),
    ],
)
def test_an_order_that_cannot_be_carried_out_is_refused_in_a_sentence(house: House, words: tuple[str, ...]):
    done = imports(house, *words)

    assert done.code == 2
    assert done.err.strip()
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "day", ["", "tomorrow", "2026-02-30", "1-1-2026", "0001-01-01", "9999-12-31", "20261125", "1764028"]
)
def test_a_day_that_is_none_is_no_defect(house: House, day: str):
    answer = house.staff["nina"].post(f"/v1/staff/imports?day={day}", HEADINGS.encode())

    assert answer.refused == (422, "malformed")
    assert house.reception.get(f"/v1/staff/appointments?day={day}").refused == (422, "malformed")


def test_unmapped_citizens_are_the_receptions(house: House):
    digits = house.diary.somebody()
    house.diary.plans("10:00", digits, caseworker="XXXX")

    visit = house.arrives(digits, "10:00")

    assert (visit["outcome"], visit["appointment"]["caseworker"]) == ("matched", None)
    assert house.anne.with_number(visit["number"]) == []
