"""Putting a view on the glass."""

from kiosk.flow.pages import Ask, Forgotten, GoToReception, OutOfOrder, UseOfDigits
from kiosk.presenter.views import ClosedView, Keypad, Plain, TimesView, View
from kiosk.presenter.wish_views import AnyWishView, TopicsView, WishView
from kiosk.screens.stack import Stack
from kiosk.screens.views import Advice, BookedView, Moment, NumberView, SlotsView


def show(stack: Stack, view: View) -> None:
    match view:
        case Keypad(entered=entered, hint=hint):
            stack.show_home(entered=entered, hint=hint)
        case TimesView(times=times, whole_day=True):
            stack.show_grid(times)
        case TimesView(times=times):
            stack.show_times(times)
        case NumberView():
            stack.show_number(view)
        case ClosedView(notice=notice):
            stack.show_closed(notice)
        case Plain(page=page):
            _PLAIN[page](stack)
        case _:
            _show_wish(stack, view)


def _show_wish(stack: Stack, view: AnyWishView) -> None:
    """The pages of somebody without an appointment."""
    match view:
        case WishView(can_book=can_book, wait_minutes=minutes):
            stack.show_wish(can_book=can_book, wait_minutes=minutes)
        case TopicsView(topics=topics, waits=waits, wait_minutes=minutes):
            stack.show_topics(topics, waits=waits, wait_minutes=minutes)
        case SlotsView():
            stack.show_slots(view)
        case BookedView():
            stack.show_booked(view)
        case Moment():
            stack.show_a_moment(view)
        case Advice():
            stack.show_ask_reception(view)


_PLAIN = {
    UseOfDigits: Stack.show_use_of_digits,
    Ask: Stack.show_ask,
    Forgotten: Stack.show_forgotten,
    OutOfOrder: Stack.show_out_of_order,
    GoToReception: Stack.show_go_to_reception,
}
