"""The figures as a file for a spreadsheet.

Semicolons, a byte order mark and Windows' line ends: what a Danish Excel opens with a double click, and every other
spreadsheet with the choice of the separator. Numbers are whole, so no decimal sign can be misread.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from admin_tool.models.figure_tables import Line
from admin_tool.models.phrases import Phrase
from kiosk.messages.keys_staff_figures import Figures as Keys

SEPARATOR = ";"
_COLUMNS = (
    Keys.COLUMN_FROM,
    Keys.COLUMN_TO,
    Keys.COLUMN_FIGURE,
    Keys.COLUMN_GROUP,
    Keys.COLUMN_VALUE,
    Keys.COLUMN_UNIT,
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Say = Callable[[Phrase], str]


def as_csv(found: Iterable[Line], *, first: date, last: date, say: Say) -> bytes:
    """One table: a line is one figure of one day, or of the whole period."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow([say(Phrase(key)) for key in _COLUMNS])
    writer.writerows(_row(line, first, last, say) for line in found)
    return text.getvalue().encode("utf-8-sig")


def cells(line: Line, say: Say) -> tuple[str, str, str, str]:
    """Figure, group, value, unit, as they are read."""
    value = say(Phrase(Keys.FEW)) if line.value is None else str(line.value)
    group = line.group if isinstance(line.group, str) else say(line.group)
    return say(line.figure), group, value, say(Phrase(line.unit))


def _row(line: Line, first: date, last: date, say: Say) -> Sequence[str]:
    since, until = (line.day, line.day) if line.day is not None else (first, last)
    return [since.isoformat(), until.isoformat(), *map(_no_formula, cells(line, say))]


def _no_formula(cell: str) -> str:
    """A spreadsheet must not calculate what an office has called a topic."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
