"""A citizen books a time for another day at the glass; the reception finds it by its day and by its code."""

import asyncio
import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders.glass import Glass, a_glass
from builders.running_demo import RunningDemo, at_work, body_of
from kiosk.client.calls import send
from kiosk.flow.booked import BookedTime
from kiosk.flow.booking_pages import Booked, Slots
from kiosk.wire import paths


def books(glass: Glass, qtbot: QtBot) -> BookedTime:
    """The first free time there is."""
    glass.front.open(windowed=True)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: glass.front.presenter.kiosk.office.can_book, timeout=20_000)
    glass.types("610165").confirms().touches("Nej").touches("Bestil tid til en anden dag").until(Slots)
    at = glass.page.slots[0].starts_at
    glass.touches(f"{at.hour}.{at.minute:02}").front.stack.slot_confirmed.emit()
    booked = glass.until(Booked).page.booked
    assert isinstance(booked, BookedTime)
    assert booked.starts_at == at
    return booked


async def found_and_cancelled(demo: RunningDemo, booked: BookedTime) -> tuple[list[dict[str, Any]], int]:
    async with at_work(demo, "receptionist") as reception:
        query = {"day": booked.starts_at.date().isoformat()}
        appointments = body_of(await send(reception, "GET", paths.STAFF_APPOINTMENTS, query=query))["appointments"]
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        cancel = paths.STAFF_BOOKING_CANCEL.format(code=booked.code)
        answer = await send(reception, "POST", cancel, json={}, headers=headers)
    return appointments, getattr(answer, "status", 0)


def test_a_time_booked_at_the_kiosk_is_an_appointment_that_the_desk_can_cancel(
    demo: RunningDemo, tmp_path: Path, qtbot: QtBot
) -> None:
    with a_glass(tmp_path, qtbot, numbers=None, url=demo.url, token=demo.said["kiosk_token"]) as glass:
        booked = books(glass, qtbot)
        digits_left = glass.front.entry.count

    appointments, cancelled = asyncio.run(found_and_cancelled(demo, booked))

    assert booked.starts_at in [datetime.fromisoformat(each["starts_at"]) for each in appointments]
    assert (digits_left, cancelled) == (0, 200)
