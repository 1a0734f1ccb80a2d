"""A made office to be had again: its rows and its secrets as they were, for another empty store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from kiosk.service.store.tables.base_row import Row

_FOLDER, _FILE = 0o700, 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnishedOffice:
    """`secrets`: by their place in the folder of secrets."""

    rows: Sequence[tuple[Table, Sequence[Mapping[str, Any]]]] = field(repr=False)
    secrets: Mapping[Path, bytes] = field(repr=False)

    @classmethod
    def as_it_is(cls, session: Session, folder: Path) -> "FurnishedOffice":
        found = [(table, session.execute(select(table)).mappings().all()) for table in Row.metadata.sorted_tables]
        files = [file for file in folder.rglob("*") if file.is_file()]
        return cls(
            rows=[(table, [dict(row) for row in rows]) for table, rows in found if rows],
            secrets={file.relative_to(folder): file.read_bytes() for file in files},
        )

    def hide_secrets(self, folder: Path) -> None:
        for place, secret in self.secrets.items():
            file = folder / place
            file.parent.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
            file.touch(mode=_FILE)
            file.write_bytes(secret)

    def write_rows(self, session: Session) -> None:
        for table, rows in self.rows:
            session.execute(insert(table), rows)
