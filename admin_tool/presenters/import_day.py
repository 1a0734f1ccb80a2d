"""The import: reads the file, hands it in, says what came of it; another day asks first."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject

from admin_tool.models.import_report import sentences
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.notices import reason
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.import_day import ImportPage, ImportTexts
from admin_tool.views.question import Question, QuestionTexts
from kiosk.client.answers import NoAnswer, Refused
from kiosk.domain.instants import elapsed
from kiosk.domain.service_day import service_day
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff import Refused as RefusedKey
from kiosk.messages.keys_staff_office import Import
from kiosk.wire.problems import Code
from kiosk.wire.staff import LARGEST_IMPORT, ImportReport

LONG = timedelta(seconds=1)


class ImportPresenter(QObject):
    def __init__(self, page: ImportPage, at: Workplace, *, changed: Callable[[], None]) -> None:
        """`changed`: the day's appointments are not what they were."""
        super().__init__(page)
        self._page = page
        self._at = at
        self._changed = changed
        self._under_way: tuple[str, datetime] | None = None
        page.file_chosen.connect(self._on_file)
        say = at.wording.say
        page.show_texts(
            ImportTexts(
                title=say(Phrase(Import.TITLE)),
                explain=say(Phrase(Import.EXPLAIN)),
                day=say(Phrase(Import.DAY)),
                choose=say(Phrase(Import.CHOOSE)),
                files=say(Phrase(Import.FILES)),
            )
        )
        page.show_day(service_day(at.clock(), at.zone))

    def show_report(self, report: ImportReport) -> None:
        self._page.show_report([self._at.wording.say(sentence) for sentence in sentences(report)])

    def on_tick(self) -> None:
        if self._under_way is None:
            return
        name, since = self._under_way
        lasted = elapsed(since=since, until=self._at.clock())
        if lasted >= LONG:
            words = phrase(Import.BUSY_LONG, file=name, seconds=int(lasted.total_seconds()))
            self._page.show_busy(self._at.wording.say(words), bar=True)

    def _on_file(self, path_raw: str, day: object) -> None:
        if isinstance(day, date) and self._under_way is None:
            self._hand_in(Path(path_raw), day)

    def _hand_in(self, path: Path, day: date) -> None:
        self._page.show_report(())
        self._page.show_error("")
        try:
            too_large = path.stat().st_size > LARGEST_IMPORT
            content = b"" if too_large else path.read_bytes()
        except OSError:
            self._page.show_error(self._at.wording.say(Phrase(Import.CANNOT_READ)))
            return
        if too_large:
            self._page.show_error(self._at.wording.say(Phrase(RefusedKey.TOO_LARGE)))
            return
        self._under_way = (path.name, self._at.clock())
        self._page.show_busy(self._at.wording.say(phrase(Import.BUSY, file=path.name)))

        def done(answer: ImportReport | NoAnswer) -> None:
            self._on_done(answer, path, day)

        self._at.errands.run(self._at.calls.import_day(content, day=day), done)

    def _on_done(self, answer: ImportReport | NoAnswer, path: Path, day: date) -> None:
        self._under_way = None
        self._page.show_busy("")
        say = self._at.wording.say
        match answer:
            case ImportReport():
                self.show_report(answer)
                self._changed()
            case Refused(code=Code.WRONG_DAY):
                self._ask_day(path, day)
            case _:
                self._page.show_error(say(reason(answer)))

    def _ask_day(self, path: Path, day: date) -> None:
        """WHY the next day: tomorrow's file in the evening is how it happens."""
        say, other = self._at.wording.say, day + timedelta(days=1)
        texts = QuestionTexts(
            title=say(Phrase(Import.WRONG_DAY_TITLE)),
            text=say(phrase(Import.WRONG_DAY, day=day, other=other)),
            yes=say(phrase(Import.WRONG_DAY_YES, other=other)),
            no=say(Phrase(Button.CANCEL)),
            other=say(Phrase(Import.WRONG_DAY_CHOOSE)),
        )
        question = Question(self._at.look, texts, self._at.window)

        def agreed() -> None:
            self._page.show_day(other)
            self._hand_in(path, other)

        question.agreed.connect(agreed)
        question.other_chosen.connect(self._page.day.setFocus)
        question.open()
