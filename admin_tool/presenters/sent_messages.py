"""What was sent about one visit, asked for when somebody wants to see it."""

from PySide6.QtCore import QObject

from admin_tool.models.message_rows import about_visit
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.notices import Notices
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.sent_messages import SentMessagesDialog, SentTexts
from kiosk.client.answers import NoAnswer
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_messages import Messages
from kiosk.wire.messages import MessagesSeen
from kiosk.wire.staff import Visit


class SentMessages(QObject):
    def __init__(self, at: Workplace, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._notices = notices

    def show(self, visit: Visit) -> None:
        def answered(answer: MessagesSeen | NoAnswer) -> None:
            if isinstance(answer, MessagesSeen):
                self._open(visit, answer)
            else:
                self._notices.refuse(answer)

        self._at.errands.run(self._at.calls.messages(visit_id=visit.id), answered)

    def _open(self, visit: Visit, answer: MessagesSeen) -> None:
        say = self._at.wording.say
        texts = SentTexts(
            title=say(phrase(Messages.OF_VISIT_TITLE, number=visit.number)), close=say(Phrase(Button.CLOSE))
        )
        entries = about_visit(answer.messages)
        SentMessagesDialog(self._at.look, texts, self._at.words, entries, self._at.window).open()
