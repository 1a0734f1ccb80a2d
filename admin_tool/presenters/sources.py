"""The sources: how each fares, a run at once, and what a run would do."""

from datetime import timedelta

from PySide6.QtCore import QObject

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.rows import Action
from admin_tool.models.source_rows import preview_sentences, source_rows
from admin_tool.presenters.notices import Notices
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.source_preview import PreviewTexts, SourcePreviewDialog
from admin_tool.views.things import ThingsPage
from kiosk.client.answers import NoAnswer
from kiosk.domain.instants import elapsed
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_sources import Sources
from kiosk.wire import sources as wire

ASK_AGAIN = timedelta(seconds=30)
"""What a source found when nothing was new is written down, and told nobody."""


class SourcesPresenter(QObject):
    def __init__(self, page: ThingsPage, at: Workplace, *, notices: Notices) -> None:
        super().__init__(page)
        self._page = page
        self._at = at
        self._notices = notices
        self._sources: tuple[wire.Source, ...] = ()
        self._asked_at = at.clock()
        self._soon = Soon(self.show, self, page=page)
        page.asked.connect(self._on_asked)
        at.day.office_changed.connect(self.refresh)
        page.show_title(at.wording.say(Phrase(Sources.TITLE)))
        self.refresh()

    def refresh(self) -> None:
        self._asked_at = self._at.clock()
        self._at.errands.run(self._at.calls.sources(), self._on_sources)

    def show(self) -> None:
        self._page.show_entries(source_rows(self._sources, self._at.clock()))

    def on_tick(self) -> None:
        self._soon.ask()
        if self._page.isVisible() and elapsed(since=self._asked_at, until=self._at.clock()) >= ASK_AGAIN:
            self.refresh()

    def _on_sources(self, answer: wire.Sources | NoAnswer) -> None:
        if isinstance(answer, wire.Sources):
            self._sources = tuple(answer.sources)
            self.show()

    def _on_asked(self, source_id: str, action: str) -> None:
        source = next((each for each in self._sources if each.id == source_id), None)
        if source is None:
            return
        if Action(action) is Action.RUN_SOURCE:
            self._run(source)
        else:
            self._preview(source)

    def _run(self, source: wire.Source) -> None:
        def asked(answer: wire.Source | NoAnswer) -> None:
            if isinstance(answer, wire.Source):
                self._sources = tuple(answer if each.id == answer.id else each for each in self._sources)
                self._notices.say(phrase(Sources.RUN_ASKED, name=answer.name))
                self.show()
            else:
                self._notices.refuse(answer)

        self._at.errands.run(self._at.calls.run_source(source.id), asked)

    def _preview(self, source: wire.Source) -> None:
        def answered(answer: wire.SourcePreview | NoAnswer) -> None:
            if isinstance(answer, wire.SourcePreview):
                self._show_preview(source, answer)
            else:
                self._notices.refuse(answer)

        self._notices.say(phrase(Sources.PREVIEW_BUSY, name=source.name))
        self._at.errands.run(self._at.calls.preview_source(source.id), answered)

    def _show_preview(self, source: wire.Source, preview: wire.SourcePreview) -> None:
        say = self._at.wording.say
        texts = PreviewTexts(
            title=say(phrase(Sources.PREVIEW_TITLE, name=source.name)),
            sentences=[say(each) for each in preview_sentences(preview)],
            run=say(Phrase(Sources.RUN)),
            close=say(Phrase(Button.CLOSE)),
        )
        dialog = SourcePreviewDialog(self._at.look, texts, self._at.window)

        def agreed() -> None:
            self._run(source)

        dialog.agreed.connect(agreed)
        dialog.open()
