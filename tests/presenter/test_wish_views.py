"""What the pages of somebody without an appointment show."""

from dataclasses import replace

import pytest

from builders.citizen import HOUSING, OFFICE, WORK
from kiosk.flow.booking_pages import Purpose, Topics
from kiosk.presenter.wish_views import TopicsView, wish_view


@pytest.mark.parametrize(("purpose", "shown"), [(Purpose.WAIT, True), (Purpose.BOOK, False)])
def test_the_waiting_time_is_of_those_who_wait_today(purpose: Purpose, shown: bool):
    topics = (replace(HOUSING, bookable=True), WORK)
    page = Topics(with_digits=True, purpose=purpose, after_wish=True, until=0.0)

    view = wish_view(page, replace(OFFICE, topics=topics, wait_minutes=(10, 15)))

    assert isinstance(view, TopicsView)
    assert view.waits is shown
    assert len(view.topics) == (2 if shown else 1)
