"""A day of appointments as a case system would export it, made up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """One row of the file. `at` is local, `HH:MM`."""

    at: str
    digits: str
    citizen: str = "Prøve Prøvesen"
    caseworker: str = "Anne Holm"
    initials: str = "ANHO"
    cancelled: bool = False
    until: str = ""


def write_export(path: Path, day: date, rows: Sequence[Exported]) -> Path:
    lines = ["external_id;starts_at;ends_at;cpr;caseworker;initials;room;team;status;citizen"]
    for index, row in enumerate(rows):
        start = f"{day:%d-%m-%Y} {row.at}"
        end = f"{day:%d-%m-%Y} {row.until or row.at[:3] + '59'}"
        status = "Aflyst" if row.cancelled else "Planlagt"
        person = f"{row.digits}-0000;{row.caseworker};{row.initials};2.14;Job;{status};{row.citizen}"
        lines.append(f"X{index};{start};{end};{person}")
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return path
