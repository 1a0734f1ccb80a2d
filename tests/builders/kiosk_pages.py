"""Every page of the kiosk as a citizen may meet it, and a window to show it in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize

from builders.slips import CODE, an_entry
from kiosk.hardware.qr_squares import squares_of
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Surface
from kiosk.qtkit.fonts import load_fonts
from kiosk.screens.stack import Stack
from kiosk.screens.tools import ToolRow
from kiosk.screens.views import (
    Advice,
    BookedView,
    Day,
    FreeTime,
    Hint,
    Moment,
    NumberView,
    SlotsView,
    Squares,
    Topic,
)
from kiosk.settings.assets import assets_folder

ASSETS = assets_folder()
LANGUAGES = ("da", "en", "ar")
PORTRAIT, LANDSCAPE, SMALL = QSize(1080, 1920), QSize(1920, 1080), QSize(1366, 768)
DOTS_PER_MM = {(1080, 1920): 3.61, (1920, 1080): 3.61, (1366, 768): 3.95}  # 24 inches; 15.6 inches

EIGHT_TIMES = ("09:00", "09:15", "09:30", "09:45", "10:00", "10:15", "10:30", "10:45")
DAY_TIMES = tuple(f"{hour:02}:{minute:02}" for hour in range(8, 16) for minute in (0, 15, 30, 45))
LONG_DAY_TIMES = tuple(f"{hour:02}:{minute:02}" for hour in range(7, 19) for minute in (0, 15, 30, 45))
TOPICS = (
    Topic(id="t1", texts={"da": "Jobsøgning og CV", "en": "Job search and CV", "ar": "البحث عن عمل"}),
    Topic(id="t2", texts={"da": "Udbetaling af ydelser", "en": "Benefit payments", "ar": "صرف الإعانات"}),
    Topic(id="t3", texts={"da": "Andet", "en": "Something else", "ar": "موضوع آخر"}),
)
NUMBER = NumberView(number=17, registered=time(9, 52), ask_after=time(10, 10), declared=True, can_correct=True)
OFFLINE = NumberView(
    number=9001, registered=time(9, 52), ask_after=None, declared=False,
    needs=frozenset({"interpreter"}), offline=True, changes_soon=True,
)  # fmt: skip

MONDAY = date(2026, 11, 23)
FREE = ("09:00", "09:30", "10:00", "10:30", "11:00", "12:30", "13:00", "14:30")


def a_week(*times: str, days: int = 5, **changes: Any) -> SlotsView:
    """Tuesday to Friday are free; Tuesday's times are shown."""
    week = tuple(Day(day=MONDAY + timedelta(days=n), free=n > 0) for n in range(days))
    free = tuple(FreeTime(id=f"general.{each}", at=time.fromisoformat(each)) for each in times)
    view = SlotsView(
        days=week, earlier=False, later=True, day=MONDAY + timedelta(days=1), times=free, chosen=None, taken=False
    )
    return replace(view, **changes)


SLOTS = a_week(*FREE)
CHOSEN = replace(SLOTS, chosen="general.10:30")
TAKEN = replace(SLOTS, taken=True, earlier=True)
EMPTY_WEEK = replace(
    SLOTS, days=tuple(replace(each, free=False) for each in SLOTS.days), day=None, times=(), earlier=True
)
LONG_DAY = a_week(*LONG_DAY_TIMES, days=7, chosen="general.07:15", earlier=True)
BOOKED = BookedView(
    day=date(2026, 12, 3),
    at=time(10, 15),
    code=CODE,
    for_scanner=Squares(rows=squares_of(CODE)),
    for_calendar=Squares(rows=squares_of(an_entry())),
)

PAGES: dict[str, Callable[[Stack], None]] = {
    "home": lambda stack: stack.show_home(entered=3),
    "home-hint": lambda stack: stack.show_home(hint=Hint.IMPOSSIBLE_DATE),
    "use-of-digits": Stack.show_use_of_digits,
    "ask": Stack.show_ask,
    "times": lambda stack: stack.show_times(EIGHT_TIMES),
    "whole-day": lambda stack: stack.show_grid(DAY_TIMES),
    "whole-day-long": lambda stack: stack.show_grid(LONG_DAY_TIMES),
    "wish": lambda stack: stack.show_wish(can_book=True, wait_minutes=(10, 15)),
    "wish-wait": lambda stack: stack.show_wish(),
    "wish-topics": lambda stack: stack.show_topics(TOPICS, waits=True, wait_minutes=(10, 15)),
    "slots": lambda stack: stack.show_slots(SLOTS),
    "slots-chosen": lambda stack: stack.show_slots(CHOSEN),
    "slots-taken": lambda stack: stack.show_slots(TAKEN),
    "slots-empty-week": lambda stack: stack.show_slots(EMPTY_WEEK),
    "slots-long-day": lambda stack: stack.show_slots(LONG_DAY),
    "a-moment": lambda stack: stack.show_a_moment(Moment.BOOKING),
    "ask-reception": lambda stack: stack.show_ask_reception(Advice.NOT_HERE),
    "ask-reception-unsure": lambda stack: stack.show_ask_reception(Advice.UNSURE),
    "booked": lambda stack: stack.show_booked(BOOKED),
    "booked-no-slip": lambda stack: stack.show_booked(replace(BOOKED, no_slip=True, changes_soon=True)),
    "number": lambda stack: stack.show_number(NUMBER),
    "number-offline": lambda stack: stack.show_number(OFFLINE),
    "number-no-slip": lambda stack: stack.show_number(replace(NUMBER, no_slip=True)),
    "forgotten": Stack.show_forgotten,
    "closed": lambda stack: stack.show_closed(),
    "out-of-order": Stack.show_out_of_order,
    "go-to-reception": Stack.show_go_to_reception,
}


def kiosk_words(code: str) -> Catalogue:
    return Catalogue.load(code, surface=Surface.KIOSK, assets=ASSETS)


def kiosk_window(
    size: QSize = PORTRAIT,
    code: str = "da",
    *,
    organisation: str = "Eksempel Kommune",
    languages: tuple[str, ...] = LANGUAGES,
    scanner: Callable[[int], bool] | None = None,
    reduced_motion: bool = True,
    assets: Path = ASSETS,
) -> Stack:
    """A window of that size, in that language, at 9.52; show a page on it."""
    load_fonts(ASSETS)
    stack = Stack(
        assets=assets,
        catalogue=kiosk_words(code),
        organisation=organisation,
        languages=languages,
        dots_per_mm=DOTS_PER_MM[(size.width(), size.height())],
        reduced_motion=reduced_motion,
        scanner=scanner,
    )
    stack.resize(size)
    stack.set_clock(time(9, 52))
    # WHY: qtbot holds it weakly; without this the collector may take the window while it paints.
    stack.destroyed.connect(lambda: stack)
    return stack


def use_tools(stack: Stack, tools: str) -> None:
    """Touch those of the help tools `larger`, `contrast` and `low` that are named."""
    stack.show_home()
    row = stack.findChild(ToolRow)
    assert row is not None
    for tool in tools.split():
        getattr(row, tool).click()
