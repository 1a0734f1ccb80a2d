"""The presenter: touches and answers of the world go into the flow; what comes out is done and shown."""

from collections.abc import Callable
from datetime import date, time
from functools import partial

from kiosk.domain.ids import SlotId, TopicId
from kiosk.domain.needs import Need
from kiosk.flow import events as said
from kiosk.flow.effects import Effect
from kiosk.flow.moment import Moment
from kiosk.flow.office import Office
from kiosk.flow.pages import Home
from kiosk.flow.state import Kiosk
from kiosk.flow.step import step
from kiosk.messages.catalogue import Catalogue
from kiosk.presenter.digit_entry import DigitEntry
from kiosk.presenter.glass import show
from kiosk.presenter.views import View, view_of
from kiosk.screens.stack import Stack


class CitizenPresenter:
    """In Qt's thread. The state is set first, then effects are carried out, then the glass follows.

    `catalogue` finds the words of a language; `do` carries out an effect at a moment of the steady clock.
    """

    def __init__(
        self,
        kiosk: Kiosk,
        *,
        stack: Stack,
        entry: DigitEntry,
        catalogue: Callable[[str], Catalogue],
        now: Callable[[], Moment],
        do: Callable[[Effect, float], None],
    ) -> None:
        self._kiosk = kiosk
        self._stack = stack
        self._entry = entry
        self._catalogue = catalogue
        self._now = now
        self._do = do
        self._shown: View | None = None
        self._shown_for: tuple[int, str] = (0, "")
        self._connect()

    @property
    def kiosk(self) -> Kiosk:
        return self._kiosk

    def begin(self) -> None:
        """Puts the first page on the glass."""
        self._show()

    def hear(self, event: said.Event) -> None:
        now = self._now()
        self._kiosk, effects = step(self._kiosk, event, now)
        for effect in effects:
            self._do(effect, now.clock)
        self._show()

    def hear_office(self, office: Office) -> None:
        if office != self._kiosk.office:
            self.hear(said.OfficeChanged(office=office))

    def on_ticked(self) -> None:
        self._stack.set_clock(self._now().at.time())
        self.hear(said.Ticked())

    def on_code_scanned(self, code: str) -> None:
        self.hear(said.CodeScanned(code=code))

    # ---- the glass

    def _show(self) -> None:
        """Shown again for every new citizen, also where the page is the same: it may be covered."""
        whose = (self._kiosk.attempt, self._kiosk.language)
        view = view_of(self._kiosk.page, self._kiosk.office)
        if whose != self._shown_for:
            self._turn_to(whose)
        self._stack.set_languages(self._kiosk.office.languages)
        if view is not None and view != self._shown:
            self._shown = view
            show(self._stack, view)

    def _turn_to(self, whose: tuple[int, str]) -> None:
        (attempt_before, language_before), self._shown_for = self._shown_for, whose
        attempt, language = whose
        if attempt != attempt_before:
            self._stack.reset_help()
            self._shown = None
        if language != language_before:
            self._stack.set_catalogue(self._catalogue(language))

    # ---- touches

    def _connect(self) -> None:
        stack = self._stack
        for signal, slot in (
            (stack.touched, self._on_touched),
            (stack.digit_pressed, self._on_digit_pressed),
            (stack.erased, self._on_erased),
            (stack.confirmed, self._on_confirmed),
            (stack.time_chosen, self._on_time_chosen),
            (stack.topic_chosen, self._on_topic_chosen),
            (stack.week_turned, self._on_week_turned),
            (stack.day_chosen, self._on_day_chosen),
            (stack.slot_chosen, self._on_slot_chosen),
            (stack.need_toggled, self._on_need_toggled),
            (stack.language_chosen, self._on_language_chosen),
        ):
            signal.connect(slot)
        for signal, event in (
            (stack.has_no_number, said.WentWithoutDigits()),
            (stack.use_of_digits_asked, said.AskedAboutDigits()),
            (stack.yes, said.SaidYes()),
            (stack.no, said.SaidNo()),
            (stack.do_not_know, said.SaidDoNotKnow()),
            (stack.other_time, said.OtherTimeAsked()),
            (stack.forgotten_time, said.TimeForgotten()),
            (stack.wait_chosen, said.ChoseToWait()),
            (stack.book_chosen, said.ChoseToBook()),
            (stack.slot_confirmed, said.SlotConfirmed()),
            (stack.correct_time, said.AskedToCorrectTime()),
            (stack.done, said.Finished()),
            (stack.back, said.WentBack()),
            (stack.start_over, said.StartedOver()),
            (stack.still_here, said.Touched()),
        ):
            signal.connect(partial(self.hear, event))

    def _on_touched(self) -> None:
        self.hear(said.Touched())

    def _on_digit_pressed(self, digit: int) -> None:
        self._on_keypad(self._entry.type, digit)

    def _on_erased(self) -> None:
        self._on_keypad(self._entry.erase)

    def _on_keypad(self, strike: Callable[..., bool], *key: int) -> None:
        """Digits are taken at the keypad alone: elsewhere a key says no more than that somebody is there."""
        if isinstance(self._kiosk.page, Home) and strike(*key, clock=self._now().clock):
            self.hear(said.DigitsChanged(entered=self._entry.count))
        else:
            self.hear(said.Touched())

    def _on_confirmed(self) -> None:
        self.hear(said.Confirmed(plausible=self._entry.plausible))

    def _on_time_chosen(self, chosen: str) -> None:
        self.hear(said.TimeChosen(time=time.fromisoformat(chosen)))

    def _on_topic_chosen(self, topic: str) -> None:
        self.hear(said.TopicChosen(topic=TopicId(topic)))

    def _on_week_turned(self, forward: bool) -> None:
        self.hear(said.WeekTurned(forward=forward))

    def _on_day_chosen(self, day: str) -> None:
        self.hear(said.DayChosen(day=date.fromisoformat(day)))

    def _on_slot_chosen(self, slot: str) -> None:
        self.hear(said.SlotChosen(slot=SlotId(slot)))

    def _on_need_toggled(self, need: str, wanted: bool) -> None:
        self.hear(said.NeedToggled(need=Need(need)))

    def _on_language_chosen(self, language: str) -> None:
        self.hear(said.LanguageChosen(language=language))
