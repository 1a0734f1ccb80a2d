"""The devices: listed, paired with a code shown large, named, revoked after a question."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from admin_tool.models.device_rows import NamedDevice, device_rows, named, silent_ids
from admin_tool.models.notice_lines import notice_lines, notice_rows
from admin_tool.models.part_rows import part_rows
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.rows import Action, Heading
from admin_tool.presenters.notices import Notices, reason
from admin_tool.presenters.open_dialog import OpenDialog
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.device_name import NameDialog, NameTexts
from admin_tool.views.pairing_code import CodeTexts, PairingCodeDialog
from admin_tool.views.question import Question, QuestionTexts
from admin_tool.views.things import ThingsPage
from kiosk.client.answers import Answer, NoAnswer, Outcome
from kiosk.domain.roles import Role
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_office import Devices
from kiosk.wire import staff as wire
from kiosk.wire.words import DeviceKind

T = TypeVar("T")

BUTTONS = (DeviceKind.KIOSK, DeviceKind.DISPLAY)
_TITLES = {DeviceKind.KIOSK: Devices.PAIR_KIOSK_TITLE, DeviceKind.DISPLAY: Devices.PAIR_DISPLAY_TITLE}
_WORDS = {DeviceKind.KIOSK: Devices.PAIR_KIOSK, DeviceKind.DISPLAY: Devices.PAIR_DISPLAY}


class DevicesPresenter(QObject):
    """Pairing, naming and revoking are the administrator's."""

    def __init__(self, page: ThingsPage, at: Workplace, *, notices: Notices) -> None:
        super().__init__(page)
        self._page = page
        self._at = at
        self._notices = notices
        self._soon = Soon(self.show, self, page=page)
        page.asked.connect(self._on_asked)
        page.button_pressed.connect(self._on_button)
        at.day.changed.connect(self._soon.ask)
        say = at.wording.say
        page.show_title(say(Phrase(Devices.TITLE)))
        page.show_buttons({str(kind): say(Phrase(key)) for kind, key in _WORDS.items()} if self._is_admin else {})
        self.show()

    def show(self) -> None:
        day, now = self._at.day, self._at.clock()
        wrong = notice_rows(notice_lines(day.notices, day.devices, now))
        rows = device_rows(day.devices, now, silent=silent_ids(day.notices), may_change=self._is_admin)
        heading = (Heading(id="devices", text=Phrase(Devices.TITLE), count=len(day.devices)),) if wrong else ()
        self._page.show_entries((*wrong, *heading, *rows, *part_rows(day.parts, now)))

    def on_tick(self) -> None:
        self._soon.ask()

    @property
    def _is_admin(self) -> bool:
        return self._at.role is Role.ADMIN

    def _on_button(self, kind: str) -> None:
        wanted, calls = DeviceKind(kind), self._at.calls
        self._ask_name(
            Phrase(_TITLES[wanted]),
            Devices.SHOW_CODE,
            ask=lambda name: calls.pairing_code(wanted, name=name),
            take=self._show_code,
        )

    def _ask_name(
        self,
        title: Phrase,
        go: Devices,
        *,
        known: str = "",
        ask: Callable[[str], Coroutine[Any, Any, T | NoAnswer]],
        take: Callable[[T], None],
    ) -> None:
        """`ask`: what the service is asked with the name; `take` gets what it answered. A refusal leaves it open."""
        say = self._at.wording.say
        texts = NameTexts(
            title=say(title),
            name=say(Phrase(Devices.NAME)),
            rule=say(Phrase(Devices.NAME_RULE)),
            go=say(Phrase(go)),
            cancel=say(Phrase(Button.CANCEL)),
        )
        dialog = NameDialog(self._at.look, texts, self._at.window, known=known)

        def answered(answer: T | NoAnswer) -> None:
            if isinstance(answer, NoAnswer):
                opened.show_error(say(reason(answer)))
            else:
                opened.close()
                take(answer)

        dialog.named.connect(lambda name: self._at.errands.run(ask(name), answered))
        opened = OpenDialog(dialog)

    def _show_code(self, answer: wire.PairingCode) -> None:
        say = self._at.wording.say
        texts = CodeTexts(
            title=say(Phrase(Devices.CODE_TITLE)),
            code=answer.code,
            explain=say(phrase(Devices.CODE_TEXT, until=answer.expires_at)),
            close=say(Phrase(Button.CLOSE)),
        )
        PairingCodeDialog(self._at.look, texts, self._at.window).open()

    def _on_asked(self, device_id: str, action: str) -> None:
        device = next((each for each in named(self._at.day.devices) if each.device.id == device_id), None)
        if device is None:
            return
        if Action(action) is Action.RENAME:
            self._ask_name(
                phrase(Devices.RENAME_TITLE, device=device.name),
                Devices.SAVE,
                known=device.device.name,
                ask=lambda name: self._at.calls.name_device(device_id, name),
                take=self._on_renamed,
            )
        else:
            self._ask_revoke(device)

    def _on_renamed(self, device: wire.Device) -> None:
        self._at.day.machines_changed.emit()

    def _ask_revoke(self, device: NamedDevice) -> None:
        say = self._at.wording.say
        question = Question(
            self._at.look,
            QuestionTexts(
                title=say(phrase(Devices.REVOKE_TITLE, device=device.name)),
                text=say(Phrase(Devices.REVOKE_TEXT)),
                yes=say(Phrase(Devices.REVOKE_YES)),
                no=say(Phrase(Button.CANCEL)),
            ),
            self._at.window,
        )

        def agreed() -> None:
            self._at.errands.run(self._at.calls.revoke(device.device.id), self._on_revoked)

        question.agreed.connect(agreed)
        question.open()

    def _on_revoked(self, outcome: Outcome) -> None:
        if isinstance(outcome, Answer):
            self._at.day.office_changed.emit()
        else:
            self._notices.refuse(outcome)
