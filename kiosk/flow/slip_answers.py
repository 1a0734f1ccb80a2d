"""What became of the paper, said on the page of whoever waits for it."""

from dataclasses import replace

from kiosk.flow.booking_pages import Booked
from kiosk.flow.events import Printing, SlipPrinted
from kiosk.flow.pages import CorrectTime, Forgotten, Number, Page
from kiosk.flow.slip_state import SlipState
from kiosk.flow.state import Kiosk


def take_slip(state: Kiosk, result: Printing) -> Kiosk:
    """The slip of an earlier citizen is nobody's news."""
    if result.attempt != state.attempt:
        return state
    slip = SlipState.PRINTED if isinstance(result, SlipPrinted) else SlipState.MISSING
    return replace(state, page=_with_slip(state.page, slip))


def _with_slip(page: Page, slip: SlipState) -> Page:
    match page:
        case Number() | Booked():
            return replace(page, slip=slip)
        case CorrectTime(number=number):
            return replace(page, number=replace(number, slip=slip))
        case Forgotten(page=CorrectTime(number=number) as page_):
            return replace(page, page=replace(page_, number=replace(number, slip=slip)))
        case _:
            return page
