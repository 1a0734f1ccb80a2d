"""What a person chooses for themselves: language, look, sound, desk; and the log-out."""

from PySide6.QtCore import QObject, Signal

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.user_rows import ROLE_NAMES
from admin_tool.presenters.desk import desk_choices, own_desk
from admin_tool.presenters.memory import LookChoice
from admin_tool.presenters.soon import Soon
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.preferences import PreferencesPage, PreferenceTexts
from kiosk.messages.keys_staff import Role
from kiosk.messages.keys_staff_office import Preferences

_LOOKS = {
    LookChoice.SYSTEM: Preferences.LOOK_SYSTEM,
    LookChoice.LIGHT: Preferences.LOOK_LIGHT,
    LookChoice.DARK: Preferences.LOOK_DARK,
}


class PreferencesPresenter(QObject):
    appearance_changed = Signal()
    """Another language or look: everything is painted anew."""
    log_out_asked = Signal()

    def __init__(self, page: PreferencesPage, at: Workplace) -> None:
        super().__init__(page)
        self._page = page
        self._at = at
        self._soon = Soon(self.show, self, page=page)
        page.language_chosen.connect(self.choose_language)
        page.look_chosen.connect(self._on_look)
        page.sound_chosen.connect(self._on_sound)
        page.desk_chosen.connect(self._on_desk)
        page.log_out_asked.connect(self.log_out_asked)
        at.day.changed.connect(self._soon.ask)
        page.show_texts(self._texts())
        self.show()

    def show(self) -> None:
        memory, say = self._at.memory, self._at.wording.say
        self._page.show_choices(
            languages=list(self._at.tool_languages.items()),
            language=memory.language,
            looks=[(str(choice), say(Phrase(key))) for choice, key in _LOOKS.items()],
            look=str(memory.look),
            desks=desk_choices(self._at),
            desk=own_desk(self._at) or "",
            sound=memory.sound,
        )

    def choose_language(self, code: str) -> None:
        self._at.memory.language = code
        self.appearance_changed.emit()

    def _on_look(self, choice: str) -> None:
        self._at.memory.look = LookChoice(choice)
        self.appearance_changed.emit()

    def _on_sound(self, on: bool) -> None:
        self._at.memory.sound = on

    def _on_desk(self, desk_id: str) -> None:
        self._at.memory.desk = desk_id
        self._at.day.changed.emit()

    def _texts(self) -> PreferenceTexts:
        say = self._at.wording.say
        role = Phrase(ROLE_NAMES[self._at.role] if self._at.role is not None else Role.OTHER)
        return PreferenceTexts(
            title=say(Phrase(Preferences.TITLE)),
            language=say(Phrase(Preferences.LANGUAGE)),
            look=say(Phrase(Preferences.LOOK)),
            sound=say(Phrase(Preferences.SOUND)),
            sound_hint=say(Phrase(Preferences.SOUND_HINT)),
            desk=say(Phrase(Preferences.DESK)),
            shortcuts=say(Phrase(Preferences.SHORTCUTS)),
            shortcuts_list=say(Phrase(Preferences.SHORTCUTS_LIST)),
            logged_in=say(phrase(Preferences.LOGGED_IN, name=self._at.session.name, role=role)),
            log_out=say(Phrase(Preferences.LOG_OUT)),
        )
