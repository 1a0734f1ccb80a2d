"""The figures: asked for when the page is looked at, shown as charts and as a table, saved as a file."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from admin_tool.models.figure_charts import Chart, Period, charts, days_of, marks, tiles
from admin_tool.models.figure_file import as_csv, cells
from admin_tool.models.figure_tables import Names, Words, lines
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.notices import Notices, reason
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.figures import FiguresPage, FigureTexts
from kiosk.client.answers import NoAnswer
from kiosk.domain.instants import elapsed
from kiosk.domain.service_day import service_day
from kiosk.messages.keys_staff import Time
from kiosk.messages.keys_staff_figures import Figures
from kiosk.wire.figures import FiguresOfDays

if TYPE_CHECKING:
    from admin_tool.views.charts import ChartTexts

FRESH_FOR = timedelta(minutes=1)
_PERIODS = {
    Period.TODAY: Figures.TODAY,
    Period.WEEK: Figures.WEEK,
    Period.MONTH: Figures.MONTH,
    Period.QUARTER: Figures.QUARTER,
}
_COLUMNS = (Figures.COLUMN_FIGURE, Figures.COLUMN_GROUP, Figures.COLUMN_VALUE, Figures.COLUMN_UNIT)


class FiguresPresenter(QObject):
    def __init__(self, page: FiguresPage, at: Workplace, *, notices: Notices) -> None:
        super().__init__(page)
        self._page = page
        self._at = at
        self._notices = notices
        self._period = Period.TODAY
        self._asked_at: datetime | None = None
        self._shown: tuple[FiguresOfDays, date, date] | None = None
        page.shown.connect(self._on_looked_at)
        page.period_chosen.connect(self._on_period)
        page.csv_wanted.connect(self._on_csv)
        page.png_wanted.connect(self._on_png)
        say = at.wording.say
        page.show_texts(self._texts(), [(str(each), say(Phrase(key))) for each, key in _PERIODS.items()], self._period)
        page.show_state(say(Phrase(Figures.LOADING)))

    def on_tick(self) -> None:
        if self._page.isVisible():
            self._on_looked_at()

    def _on_looked_at(self) -> None:
        now = self._at.clock()
        if self._asked_at is None or elapsed(since=self._asked_at, until=now) >= FRESH_FOR:
            self._ask()

    def _on_period(self, period: str) -> None:
        self._period = Period(period)
        self._ask()

    def _ask(self) -> None:
        """An answer for a period that is no longer the chosen one is dropped."""
        self._asked_at = self._at.clock()
        period = self._period
        first, last = days_of(period, service_day(self._asked_at, self._at.zone))

        def done(answer: FiguresOfDays | NoAnswer) -> None:
            if period is not self._period:
                return
            if isinstance(answer, FiguresOfDays):
                self._show(answer, first, last)
            elif self._shown is None:
                self._page.show_state(self._at.wording.say(reason(answer)))
            else:
                self._notices.refuse(answer)

        self._at.errands.run(self._at.calls.figures(first=first, last=last), done)

    def _show(self, said: FiguresOfDays, first: date, last: date) -> None:
        if self._shown == (said, first, last):
            return
        self._shown = (said, first, last)
        say, names = self._at.wording.say, self._names()
        self._page.show_state("")
        self._page.show_figures(
            self._heading(first, last),
            [(tile.value, say(tile.words)) for tile in tiles(said.total)],
            [self._chart(chart) for chart in charts(said, names, self._period)],
        )
        day = say(Phrase(Figures.PERIOD))
        columns = [say(Phrase(key)) for key in _COLUMNS]
        rows = [(self._heading(line.day or first, line.day or last), *cells(line, say)) for line in lines(said, names)]
        self._page.table.show_rows([day, *columns], rows)

    def _chart(self, chart: Chart) -> "ChartTexts":
        from admin_tool.views.charts import ChartTexts

        say = self._at.wording.say
        bars = tuple((self._words(bar.label), bar.value) for bar in chart.bars)
        spoken = ", ".join(f"{name}: {value}" for name, value in bars) or say(chart.empty)
        return ChartTexts(
            title=say(chart.title),
            unit=say(Phrase(chart.unit)),
            across=say(Phrase(chart.across)) if chart.across is not None else "",
            bars=bars,
            marks=marks(max((value for _, value in bars), default=0)),
            lying=chart.lying,
            empty=say(chart.empty),
            spoken=spoken,
        )

    def _words(self, words: Words) -> str:
        return words if isinstance(words, str) else self._at.wording.say(words)

    def _heading(self, first: date, last: date) -> str:
        say = self._at.wording.say
        if first == last:
            return say(phrase(Time.DAY, day=first))
        return say(phrase(Figures.DAYS, first=first, last=last))

    def _names(self) -> Names:
        return Names(topics=self._at.around().topics, languages=self._at.languages)

    def _on_csv(self, path: str) -> None:
        if self._shown is None:
            return
        said, first, last = self._shown
        content = as_csv(lines(said, self._names()), first=first, last=last, say=self._at.wording.say)
        try:
            Path(path).write_bytes(content)
        except OSError:
            self._say_saved(path, saved=False)
        else:
            self._say_saved(path, saved=True)

    def _on_png(self, path: str) -> None:
        self._say_saved(path, saved=self._page.save_picture(path))

    def _say_saved(self, path: str, *, saved: bool) -> None:
        self._notices.say(phrase(Figures.SAVED, file=Path(path).name) if saved else Phrase(Figures.NOT_SAVED))

    def _texts(self) -> FigureTexts:
        say = self._at.wording.say
        return FigureTexts(
            title=say(Phrase(Figures.TITLE)),
            period=say(Phrase(Figures.PERIOD)),
            csv=say(Phrase(Figures.CSV)),
            png=say(Phrase(Figures.PNG)),
            csv_files=say(Phrase(Figures.CSV_FILES)),
            png_files=say(Phrase(Figures.PNG_FILES)),
            table=say(Phrase(Figures.TABLE)),
            explained=say(Phrase(Figures.FEW_EXPLAINED)),
        )
