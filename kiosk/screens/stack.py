"""The kiosk's window as its presenter sees it: pages to show, signals in the citizen's words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from kiosk.screens.ask import AskPage
from kiosk.screens.forgotten import ForgottenPage
from kiosk.screens.home import HomePage
from kiosk.screens.notices import ClosedPage, GoToReceptionPage, OutOfOrderPage
from kiosk.screens.number import NumberPage
from kiosk.screens.times import TimesPage
from kiosk.screens.use_of_digits import UseOfDigitsPage
from kiosk.screens.views import Advice, BookedView, Hint, Moment, NumberView, SlotsView, Topic
from kiosk.screens.whole_day import WholeDayPage
from kiosk.screens.window import Window
from kiosk.screens.wish import WishPage


class Stack(Window):
    """Passive: it shows what it is told and says what the citizen did.

    Touch and keyboard come through the same signals: digits, backspace and Enter of any keyboard
    on the keypad page are `digit_pressed`, `erased` and `confirmed`. What a keyboard types is
    first offered to `scanner`, a callable that takes a Unicode code point (Enter is 13) and
    answers whether it keeps it. Double strikes are the presenter's to ignore.

    The pages of a booking are loaded when somebody books: the first frame does not wait for them.

    Beside these signals there are those of `Window`: touched, digit_pressed(int), erased,
    confirmed, back, start_over, language_chosen(str), read_aloud_asked.
    """

    has_no_number = Signal()
    use_of_digits_asked = Signal()
    yes = Signal()
    no = Signal()
    do_not_know = Signal()
    time_chosen = Signal(str)  # "10:00"
    other_time = Signal()
    forgotten_time = Signal()
    wait_chosen = Signal()
    book_chosen = Signal()
    topic_chosen = Signal(str)  # its id
    week_turned = Signal(bool)  # to a later one
    day_chosen = Signal(str)  # "2026-11-24"
    slot_chosen = Signal(str)  # its id
    slot_confirmed = Signal()
    need_toggled = Signal(str, bool)  # a word of domain.needs
    correct_time = Signal()
    done = Signal()
    still_here = Signal()

    def show_home(self, *, entered: int = 0, hint: Hint | None = None) -> None:
        """Signals: digit_pressed erased confirmed has_no_number use_of_digits_asked."""
        page = self.made(HomePage)
        page.show_entered(entered)
        self.show_page(page, changed=page.show_hint(hint))

    def show_use_of_digits(self) -> None:
        """Signals: back."""
        self.show_page(self.made(UseOfDigitsPage))

    def show_ask(self) -> None:
        """Signals: yes no do_not_know back start_over."""
        self.show_page(self.made(AskPage))

    def show_times(self, times: Sequence[str]) -> None:
        """Eight times of the grid, as the wire writes them.

        Signals: time_chosen other_time forgotten_time back start_over.
        """
        page = self.made(TimesPage)
        page.show_times(times)
        self.show_page(page)

    def show_grid(self, times: Sequence[str]) -> None:
        """The whole day's grid. Signals: time_chosen forgotten_time back start_over."""
        page = self.made(WholeDayPage)
        page.show_times(times)
        self.show_page(page)

    def show_wish(self, *, can_book: bool = False, wait_minutes: tuple[int, int] | None = None) -> None:
        """What a citizen without an appointment wants. Signals: wait_chosen book_chosen back start_over."""
        page = self.made(WishPage)
        page.show_wishes(can_book=can_book, wait_minutes=wait_minutes)
        self.show_page(page)

    def show_topics(self, topics: Sequence[Topic], *, waits: bool, wait_minutes: tuple[int, int] | None = None) -> None:
        """What it is about; `waits`: for a talk today. Signals: topic_chosen back start_over."""
        from kiosk.screens.topics import TopicsPage

        page = self.made(TopicsPage)
        page.show_topics(topics, waits=waits, wait_minutes=wait_minutes)
        self.show_page(page)

    def show_a_moment(self, moment: Moment) -> None:
        """The service takes longer than it should."""
        from kiosk.screens.advice import AMomentPage

        page = self.made(AMomentPage)
        page.show_moment(moment)
        self.show_page(page)

    def show_slots(self, view: SlotsView) -> None:
        """Free times. Signals: week_turned day_chosen slot_chosen slot_confirmed back start_over."""
        from kiosk.screens.slots import SlotsPage

        page = self.made(SlotsPage)
        page.show_slots(view)
        self.show_page(page)

    def show_booked(self, view: BookedView) -> None:
        """Signals: done."""
        from kiosk.screens.booked import BookedPage

        page = self.made(BookedPage)
        page.show_booked(view)
        self.show_page(page, fade=False)

    def show_ask_reception(self, advice: Advice) -> None:
        """No time could be booked. Signals: done back start_over."""
        from kiosk.screens.advice import AskReceptionPage

        page = self.made(AskReceptionPage)
        page.show_advice(advice)
        self.show_page(page)

    def show_number(self, view: NumberView) -> None:
        """Signals: need_toggled correct_time done."""
        page = self.made(NumberPage)
        page.show_number(view)
        self.show_page(page, fade=False)

    def show_forgotten(self) -> None:
        """The question *Er du her stadig?* Signals: still_here start_over."""
        self.show_page(self.made(ForgottenPage))

    def show_closed(self, notice: Mapping[str, str] | None = None) -> None:
        """No check-in now; `notice` by language is the office's own sentence."""
        page = self.made(ClosedPage)
        page.show_notice(notice)
        self.show_page(page)

    def show_out_of_order(self) -> None:
        """The kiosk cannot be used."""
        self.show_page(self.made(OutOfOrderPage))

    def show_go_to_reception(self) -> None:
        """No number could be given. Signals: done."""
        self.show_page(self.made(GoToReceptionPage))
