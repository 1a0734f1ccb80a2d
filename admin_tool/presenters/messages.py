"""The messages page: channels set up, tried and removed; for the reception too, what was sent and what failed."""

import base64
import secrets

from PySide6.QtCore import QObject

from admin_tool.models.message_rows import KIND_NAMES, channel_rows, message_rows
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.rows import Action
from admin_tool.presenters.colleagues import Colleagues
from admin_tool.presenters.notices import Notices, reason
from admin_tool.presenters.open_dialog import OpenDialog
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.new_channel import ChannelTexts, NewChannelDialog
from admin_tool.views.question import Question, QuestionTexts
from admin_tool.views.things import ThingsPage
from kiosk.client.answers import Answer, NoAnswer, Outcome, Refused
from kiosk.domain.channels import KEEPERS, PERSONAL, ChannelKind, ChannelScope
from kiosk.domain.roles import RECEPTION, Role
from kiosk.messages import keys_staff_messages as keys
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_messages import Messages, NewChannel
from kiosk.wire import channels as wire
from kiosk.wire.messages import MessageSeen, MessagesSeen
from kiosk.wire.problems import Code

ADD = "add"
COLLEAGUE = "colleague"
"""Among the choices of whom a channel reaches: one of the staff who is not the one who sets it up."""
_SECRET_BYTES = 32
_SOON, _NOW_AND_THEN = 2, 15
"""Ticks between two looks."""


class MessagesPresenter(QObject):
    def __init__(self, page: ThingsPage, at: Workplace, *, notices: Notices) -> None:
        super().__init__(page)
        self._page = page
        self._at = at
        self._notices = notices
        self._keeps = at.role in KEEPERS
        self._sees_sent = self._keeps or at.role in RECEPTION
        self._has_channels = at.role is not Role.RECEPTIONIST  # WHY: the reception shares a tool, and a log-in
        self._colleagues = Colleagues(at, self)
        self._colleagues.changed.connect(Soon(self.show, self, page=page).ask)
        self._channels: tuple[wire.Channel, ...] = ()
        self._seen: tuple[MessageSeen, ...] = ()
        self._ticks = 0
        page.asked.connect(self._on_asked)
        page.button_pressed.connect(self._on_add)
        page.show_title(at.wording.say(Phrase(Messages.TITLE)))
        page.show_buttons({ADD: at.wording.say(Phrase(Messages.ADD))} if self._has_channels else {})
        self.refresh()

    def on_tick(self) -> None:
        """What is on its way is looked at again soon, the rest now and then; only while somebody looks."""
        self._ticks += 1
        often = any(each.state == "waiting" for each in self._seen)
        if self._sees_sent and self._page.isVisible() and self._ticks >= (_SOON if often else _NOW_AND_THEN):
            self._ticks = 0
            self.refresh()

    def refresh(self) -> None:
        if self._has_channels:
            self._at.errands.run(self._at.calls.channels(), self._on_channels)
        self._colleagues.refresh()
        if self._sees_sent:
            self._at.errands.run(self._at.calls.messages(), self._on_messages)

    def show(self) -> None:
        own_id, names = self._at.session.user_id, dict(self._colleagues.known())
        kept = channel_rows(self._channels, own_id=own_id, names=names) if self._has_channels else ()
        self._page.show_entries((*kept, *(message_rows(self._seen) if self._sees_sent else ())))

    def _on_channels(self, answer: wire.Channels | NoAnswer) -> None:
        if isinstance(answer, wire.Channels):
            self._channels = tuple(answer.channels)
            self.show()

    def _on_messages(self, answer: MessagesSeen | NoAnswer) -> None:
        if isinstance(answer, MessagesSeen):
            self._seen = tuple(answer.messages)
            self.show()

    def _on_asked(self, channel_id: str, action: str) -> None:
        channel = next((each for each in self._channels if each.id == channel_id), None)
        if channel is None:
            return
        if Action(action) is Action.TEST_CHANNEL:
            self._test(channel)
        else:
            self._ask_remove(channel)

    def _test(self, channel: wire.Channel) -> None:
        def sent(answer: wire.TestSent | NoAnswer) -> None:
            if isinstance(answer, wire.TestSent):
                self._said(Messages.TESTED, channel.name)
            else:
                self._notices.refuse(answer)

        self._at.errands.run(self._at.calls.test_channel(channel.id), sent)

    def _ask_remove(self, channel: wire.Channel) -> None:
        say = self._at.wording.say
        texts = QuestionTexts(
            title=say(phrase(Messages.REMOVE_TITLE, name=channel.name)),
            text=say(Phrase(Messages.REMOVE_TEXT)),
            yes=say(Phrase(Messages.REMOVE)),
            no=say(Phrase(Button.CANCEL)),
        )
        question = Question(self._at.look, texts, self._at.window)

        def removed(answer: Outcome) -> None:
            if isinstance(answer, Answer):
                self._said(Messages.REMOVED, channel.name)
            else:
                self._notices.refuse(answer)

        def agreed() -> None:
            self._at.errands.run(self._at.calls.remove_channel(channel.id), removed)

        question.agreed.connect(agreed)
        question.open()

    def _on_add(self, name: str) -> None:
        say = self._at.wording.say
        kinds = [kind for kind in ChannelKind if self._keeps or kind in PERSONAL]
        dialog = NewChannelDialog(
            self._at.look,
            self._texts(),
            [(str(kind), say(Phrase(KIND_NAMES[kind]))) for kind in kinds],
            self._whom(),
            self._colleagues.known(),
            secret="whsec_" + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode(),
            parent=self._at.window,
        )

        def saved() -> None:
            self._add(opened, dialog)

        dialog.saved.connect(saved)
        opened = OpenDialog(dialog)

    def _whom(self) -> list[tuple[str, str]]:
        say = self._at.wording.say
        me, *others = ((str(scope), say(Phrase(keys.ChannelScope[scope.name]))) for scope in ChannelScope)
        return [me, (COLLEAGUE, say(Phrase(keys.ChannelScope.COLLEAGUE))), *others] if self._keeps else [me]

    def _add(self, opened: OpenDialog[NewChannelDialog], dialog: NewChannelDialog) -> None:
        say = self._at.wording.say
        of_colleague = dialog.whom.value == COLLEAGUE
        scope = ChannelScope.STAFF if of_colleague else ChannelScope(dialog.whom.value or ChannelScope.STAFF)
        staff_id = dialog.colleague.value if of_colleague else self._at.session.user_id
        name, address, team = (field.text().strip() for field in (dialog.name, dialog.address, dialog.team))
        missing = _missing(name, address, team if scope is ChannelScope.TEAM else None, staff_id)
        if missing is not None:
            opened.show_error(say(Phrase(missing)))
            return
        new = wire.NewChannel(
            kind=ChannelKind(dialog.kind.value or ChannelKind.EMAIL),
            name=name,
            scope=scope,
            staff_id=staff_id if scope is ChannelScope.STAFF else None,
            team=team if scope is ChannelScope.TEAM else None,
            address=address,
            secret=dialog.secret.text() if dialog.is_signed else None,
        )

        def done(answer: wire.Channel | NoAnswer) -> None:
            if isinstance(answer, wire.Channel):
                opened.close()
                self._said(Messages.ADDED, answer.name)
            elif isinstance(answer, Refused) and answer.code == Code.ADDRESS_REFUSED:
                opened.show_error(say(Phrase(Messages.ADDRESS_REFUSED)))
            else:
                opened.show_error(say(reason(answer)))

        self._at.errands.run(self._at.calls.add_channel(new), done)

    def _said(self, key: Messages, name: str) -> None:
        self._notices.say(phrase(key, name=name))
        self.refresh()

    def _texts(self) -> ChannelTexts:
        say = self._at.wording.say
        return ChannelTexts(
            title=say(Phrase(Messages.ADD)),
            kind=say(Phrase(NewChannel.KIND)),
            whom=say(Phrase(NewChannel.WHOM)),
            colleague=say(Phrase(NewChannel.COLLEAGUE)),
            team=say(Phrase(NewChannel.TEAM)),
            name=say(Phrase(NewChannel.NAME)),
            address=say(Phrase(NewChannel.ADDRESS)),
            address_hint=say(Phrase(NewChannel.ADDRESS_HINT)),
            secret=say(Phrase(NewChannel.SECRET)),
            secret_hint=say(Phrase(NewChannel.SECRET_HINT)),
            save=say(Phrase(NewChannel.SAVE)),
            cancel=say(Phrase(Button.CANCEL)),
            signed=str(ChannelKind.WEBHOOK),
            of_a_colleague=COLLEAGUE,
            of_a_team=str(ChannelScope.TEAM),
        )


def _missing(name: str, address: str, team: str | None, staff_id: str | None) -> NewChannel | None:
    """`team` None: it is for none."""
    if staff_id is None:
        return NewChannel.MISSING_COLLEAGUE
    return None if name and address and team != "" else NewChannel.MISSING
