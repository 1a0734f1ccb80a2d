"""Asking whom a citizen is given to, and asking again before it is somebody who is away."""

from collections.abc import Callable
from functools import partial

from pydantic import BaseModel
from PySide6.QtCore import QObject

from admin_tool.models.choices import Person, people
from admin_tool.models.phrases import Phrase, phrase
from admin_tool.presenters.steps import Steps
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.person_chooser import ChooserTexts, PersonChooser, PersonLine
from admin_tool.views.question import Question, QuestionTexts
from kiosk.domain.visits import Step
from kiosk.messages.keys_staff import Button
from kiosk.messages.keys_staff_pages import Choose
from kiosk.wire.staff import CannotBody, HandOverBody, Visit


class Whom(QObject):
    """`cannot` offers the reception, too."""

    def __init__(self, at: Workplace, steps: Steps, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._steps = steps

    def hand_over(self, visit: Visit) -> None:
        self._ask(visit, Choose.HAND_OVER, (), partial(self._take, visit, Step.HAND_OVER))

    def cannot(self, visit: Visit) -> None:
        reception = Person(id=None, name=self._at.wording.say(Phrase(Choose.RECEPTION)), state=None, free=True)
        self._ask(visit, Choose.CANNOT, (reception,), partial(self._take, visit, Step.CANNOT))

    def _ask(self, visit: Visit, title: Choose, first: tuple[Person, ...], take: Callable[[Person], None]) -> None:
        say = self._at.wording.say
        has_it = visit.caseworker.id if visit.caseworker else None
        offered = {person.id or "": person for person in (*first, *people(self._at.day.caseworkers, but=has_it))}
        chooser = PersonChooser(
            self._at.look,
            ChooserTexts(
                title=say(phrase(title, number=visit.number)),
                cancel=say(Phrase(Button.CANCEL)),
                nobody=say(Phrase(Choose.NOBODY)),
                search=say(Phrase(Choose.SEARCH)),
            ),
            [self._line(person) for person in offered.values()],
            self._at.window,
        )

        def chosen(person_id: str) -> None:
            person = offered[person_id]
            if person.asks_first:
                self._ask_about(person, visit, take)
            else:
                take(person)

        chooser.chosen.connect(chosen)
        chooser.open()

    def _ask_about(self, person: Person, visit: Visit, take: Callable[[Person], None]) -> None:
        say = self._at.wording.say
        question = Question(
            self._at.look,
            QuestionTexts(
                title=say(phrase(Choose.AWAY_TITLE, name=person.name)),
                text=say(phrase(Choose.AWAY_TEXT, name=person.name, number=visit.number)),
                yes=say(Phrase(Choose.AWAY_YES)),
                no=say(Phrase(Button.CANCEL)),
            ),
            self._at.window,
        )
        question.agreed.connect(partial(take, person))
        question.open()

    def _take(self, visit: Visit, step: Step, person: Person) -> None:
        given: BaseModel = CannotBody(caseworker_id=person.id)
        if step is Step.HAND_OVER:
            given = HandOverBody(caseworker_id=person.id or "")
        self._steps.take(visit.id, step, given)

    def _line(self, person: Person) -> PersonLine:
        state = f" · {self._at.wording.say(person.state)}" if person.state is not None else ""
        return PersonLine(id=person.id or "", words=f"{person.name}{state}")
