"""What each page of the flow shows, as values that can be compared: what is the same is not painted again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

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
from kiosk.screens.views import Hint, NumberView, Topic

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
class WishView:
    topics: tuple[Topic, ...]
    wait_minutes: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedView:
    notice: Mapping[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A page that says the same to everybody."""

    page: type[UseOfDigits] | type[Ask] | type[Forgotten] | type[OutOfOrder] | type[GoToReception]


View = Keypad | TimesView | WishView | NumberView | ClosedView | Plain


def view_of(page: Page, office: Office) -> View | None:
    """None: what is on the glass stays there."""
    match page:
        case Home(entered=entered, complaint=complaint):
            return Keypad(entered=entered, hint=_HINTS[complaint] if complaint else None)
        case Times(times=times, whole_day=whole_day) | CorrectTime(times=times, whole_day=whole_day):
            return TimesView(times=tuple(f"{each:%H:%M}" for each in times), whole_day=whole_day)
        case Wish():
            return WishView(topics=_topics(office), wait_minutes=office.wait_minutes)
        case Number():
            return _number(page, office)
        case Closed():
            return ClosedView(notice=office.notice)
        case Registering():
            return None
        case UseOfDigits() | Ask() | Forgotten() | OutOfOrder() | GoToReception():
            return Plain(page=type(page))


def _number(page: Number, office: Office) -> NumberView:
    registered = _minute(page.arrived.at.time())
    return NumberView(
        number=page.arrived.number,
        registered=registered,
        ask_after=_minute(page.ask_again_at) if page.ask_again_at else registered,
        declared=page.declared != "none",
        can_correct=bool(office.times),
        needs=frozenset(need.value for need in page.needs),
        offline=page.offline,
        changes_soon=page.leaving_soon,
    )


def _topics(office: Office) -> tuple[Topic, ...]:
    """One topic is nothing to choose from."""
    if len(office.topics) < 2:
        return ()
    return tuple(Topic(id=topic.id, texts=topic.texts) for topic in office.topics)


def _minute(at: time) -> time:
    return at.replace(second=0, microsecond=0)
