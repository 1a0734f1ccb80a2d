"""Putting a view on the glass."""

from kiosk.flow.pages import Ask, Forgotten, GoToReception, OutOfOrder, UseOfDigits
from kiosk.presenter.views import ClosedView, Keypad, Plain, TimesView, View, WishView
from kiosk.screens.stack import Stack
from kiosk.screens.views import NumberView


def show(stack: Stack, view: View) -> None:
    match view:
        case Keypad(entered=entered, hint=hint):
            stack.show_home(entered=entered, hint=hint)
        case TimesView(times=times, whole_day=True):
            stack.show_grid(times)
        case TimesView(times=times):
            stack.show_times(times)
        case WishView(topics=topics, wait_minutes=minutes):
            stack.show_wish(topics, wait_minutes=minutes)
        case NumberView():
            stack.show_number(view)
        case ClosedView(notice=notice):
            stack.show_closed(notice)
        case Plain(page=page):
            _PLAIN[page](stack)


_PLAIN = {
    UseOfDigits: Stack.show_use_of_digits,
    Ask: Stack.show_ask,
    Forgotten: Stack.show_forgotten,
    OutOfOrder: Stack.show_out_of_order,
    GoToReception: Stack.show_go_to_reception,
}
