"""The office's users: listed, added, given a new password, closed after a question."""

from PySide6.QtCore import QObject

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.rows import Action
from admin_tool.models.user_rows import ROLE_NAMES, Missing, UserForm, is_too_short, user_rows
from admin_tool.presenters.notices import Notices, reason
from admin_tool.presenters.open_dialog import OpenDialog
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.question import Question, QuestionTexts
from admin_tool.views.things import ThingsPage
from admin_tool.views.user_dialogs import NewPasswordDialog, NewUserDialog, PasswordTexts, UserTexts
from kiosk.client.answers import NoAnswer
from kiosk.domain.roles import Role
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_office import Users
from kiosk.wire import staff as wire

ADD = "add"


class UsersPresenter(QObject):
    def __init__(self, page: ThingsPage, at: Workplace, *, notices: Notices) -> None:
        super().__init__(page)
        self._page = page
        self._at = at
        self._notices = notices
        self._users: tuple[wire.User, ...] = ()
        page.asked.connect(self._on_asked)
        page.button_pressed.connect(self._on_add)
        page.show_title(at.wording.say(Phrase(Users.TITLE)))
        page.show_buttons({ADD: at.wording.say(Phrase(Users.ADD))})
        self.refresh()

    def refresh(self) -> None:
        self._at.errands.run(self._at.calls.users(), self._on_users)

    def _on_users(self, answer: wire.Users | NoAnswer) -> None:
        if isinstance(answer, wire.Users):
            self._users = tuple(answer.users)
            self._page.show_entries(user_rows(self._users, own_id=self._at.session.user_id))

    def _on_asked(self, user_id: str, action: str) -> None:
        user = next((each for each in self._users if each.id == user_id), None)
        if user is None:
            return
        if Action(action) is Action.NEW_PASSWORD:
            self._ask_password(user)
        else:
            self._ask_deactivate(user)

    def _on_add(self, name: str) -> None:
        say = self._at.wording.say
        roles = [(str(role), say(Phrase(key))) for role, key in ROLE_NAMES.items()]
        dialog = NewUserDialog(self._at.look, self._user_texts(), roles, self._at.window)

        def saved() -> None:
            form = UserForm(
                username=dialog.username.text().strip(),
                full_name=dialog.full_name.text().strip(),
                initials=dialog.initials.text().strip(),
                role=Role(dialog.role.value or Role.CASEWORKER),
                password=dialog.password.text(),
            )
            self._add(form, opened)

        dialog.saved.connect(saved)
        opened = OpenDialog(dialog)

    def _add(self, form: UserForm, opened: OpenDialog[NewUserDialog]) -> None:
        say = self._at.wording.say
        missing = form.missing()
        if missing is not None:
            rule = Users.NAME_RULE if missing is Missing.USERNAME else Users.PASSWORD_RULE
            opened.show_error(say(Phrase(rule)))
            return

        def done(answer: wire.User | NoAnswer) -> None:
            if isinstance(answer, wire.User):
                opened.close()
                self._said(Users.ADDED, answer)
            else:
                opened.show_error(say(reason(answer)))

        user = wire.NewUser(
            username=form.username,
            password=form.password,
            role=form.role,
            full_name=form.full_name,
            initials=form.initials,
        )
        self._at.errands.run(self._at.calls.add_user(user), done)

    def _ask_password(self, user: wire.User) -> None:
        say = self._at.wording.say
        texts = PasswordTexts(
            title=say(phrase(Users.PASSWORD_TITLE, name=_name(user))),
            password=say(Phrase(Users.PASSWORD)),
            rule=say(Phrase(Users.PASSWORD_RULE)),
            save=say(Phrase(Users.SAVE)),
            cancel=say(Phrase(Button.CANCEL)),
        )
        dialog = NewPasswordDialog(self._at.look, texts, self._at.window)

        def done(answer: wire.User | NoAnswer) -> None:
            if isinstance(answer, wire.User):
                opened.close()
                self._said(Users.PASSWORD_DONE, answer)
            else:
                opened.show_error(say(reason(answer)))

        def saved(password: str) -> None:
            if is_too_short(password):
                opened.show_error(say(Phrase(Users.PASSWORD_RULE)))
            else:
                self._at.errands.run(self._at.calls.new_password(user.id, password), done)

        dialog.saved.connect(saved)
        opened = OpenDialog(dialog)

    def _ask_deactivate(self, user: wire.User) -> None:
        say = self._at.wording.say
        texts = QuestionTexts(
            title=say(phrase(Users.DEACTIVATE_TITLE, name=_name(user))),
            text=say(phrase(Users.DEACTIVATE_TEXT, name=_name(user))),
            yes=say(Phrase(Users.DEACTIVATE_YES)),
            no=say(Phrase(Button.CANCEL)),
        )
        question = Question(self._at.look, texts, self._at.window)

        def agreed() -> None:
            self._at.errands.run(self._at.calls.deactivate(user.id), self._on_deactivated)

        question.agreed.connect(agreed)
        question.open()

    def _on_deactivated(self, answer: wire.User | NoAnswer) -> None:
        if isinstance(answer, wire.User):
            self._said(Users.DEACTIVATED, answer)
        else:
            self._notices.refuse(answer)

    def _said(self, key: Users, user: wire.User) -> None:
        self._notices.say(phrase(key, name=_name(user)))
        self.refresh()

    def _user_texts(self) -> UserTexts:
        say = self._at.wording.say
        return UserTexts(
            title=say(Phrase(Users.ADD_TITLE)),
            username=say(Phrase(Users.USERNAME)),
            full_name=say(Phrase(Users.FULL_NAME)),
            initials=say(Phrase(Users.INITIALS)),
            role=say(Phrase(Users.ROLE)),
            password=say(Phrase(Users.PASSWORD)),
            rule=say(Phrase(Users.PASSWORD_RULE)),
            save=say(Phrase(Users.SAVE)),
            cancel=say(Phrase(Button.CANCEL)),
        )


def _name(user: wire.User) -> str:
    return user.name or user.username
