"""What each page of the flow shows, as values that can be compared: what is the same is not painted again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from kiosk.flow.booking_pages import AskReception, Booked, Booking, FindingSlots, Slots, Topics
from kiosk.flow.office import Office
from kiosk.flow.pages import (
    Ask,
    Closed,
    Complaint,
    CorrectTime,
    Forgotten,
    GoToReception,
    Home,
    Number,
    OutOfOrder,
    Page,
    Registering,
    Times,
    UseOfDigits,
    Wish,
)
from kiosk.flow.slip_state import SlipState
from kiosk.presenter.wish_views import AnyWishView, wish_view
from kiosk.screens.views import Hint, NumberView

_HINTS = {Complaint.TOO_FEW: Hint.TOO_FEW, Complaint.IMPOSSIBLE_DATE: Hint.IMPOSSIBLE_DATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keypad:
    entered: int
    hint: Hint | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesView:
    times: tuple[str, ...]
    whole_day: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedView:
    notice: Mapping[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A page that says the same to everybody."""

    page: type[UseOfDigits] | type[Ask] | type[Forgotten] | type[OutOfOrder] | type[GoToReception]


View = Keypad | TimesView | NumberView | ClosedView | Plain | AnyWishView


def view_of(page: Page, office: Office) -> View | None:
    """None: what is on the glass stays there."""
    match page:
        case Home(entered=entered, complaint=complaint):
            return Keypad(entered=entered, hint=_HINTS[complaint] if complaint else None)
        case Times(times=times, whole_day=whole_day) | CorrectTime(times=times, whole_day=whole_day):
            return TimesView(times=tuple(f"{each:%H:%M}" for each in times), whole_day=whole_day)
        case Number():
            return _number(page, office)
        case Closed():
            return ClosedView(notice=office.notice)
        case Registering():
            return None
        case Wish() | Topics() | FindingSlots() | Slots() | Booking() | Booked() | AskReception():
            return wish_view(page, office)
        case UseOfDigits() | Ask() | Forgotten() | OutOfOrder() | GoToReception():
            return Plain(page=type(page))


def _number(page: Number, office: Office) -> NumberView:
    registered = _minute(page.arrived.at.time())
    return NumberView(
        number=page.arrived.number,
        registered=registered,
        ask_after=_minute(page.ask_again_at) if page.ask_again_at else None,
        declared=page.declared != "none",
        can_correct=bool(office.times),
        needs=frozenset(need.value for need in page.needs),
        offline=page.offline,
        no_slip=page.slip is SlipState.MISSING,
        changes_soon=page.leaving_soon,
    )


def _minute(at: time) -> time:
    return at.replace(second=0, microsecond=0)
