"""For developers: drafts the next version from what the tables say and the newest version does not."""

import sys
import tempfile
from pathlib import Path

from alembic import command

from kiosk.service.store.database import open_engines
from kiosk.service.store.schema import bring_up_to_date
from kiosk.service.store.upgrade import config


def draft(number: str, subject: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engines = open_engines(f"sqlite:///{Path(folder) / 'draft.db'}")
        bring_up_to_date(engines)
        with engines.writing.begin() as connection:
            command.revision(config(connection), subject, rev_id=number, autogenerate=True)
        engines.dispose()


if __name__ == "__main__":
    draft(sys.argv[1], sys.argv[2])
