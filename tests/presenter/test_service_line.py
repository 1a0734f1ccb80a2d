"""The whole kiosk with its line to the service: begun after the first frame, begun again when it breaks."""

import pytest
from PySide6.QtWidgets import QApplication

from builders.glass import Glass, a_glass
from builders.stand_in_service import Mood, StandInService, a_pairing, a_state
from kiosk.client.pairing_file import PairingFile
from kiosk.flow.pages import Closed, Home, OutOfOrder
from kiosk.presenter import service_line
from kiosk.spool.courier import Courier


@pytest.fixture
def service():
    with StandInService() as running:
        yield running


@pytest.fixture
def glass(tmp_path, qtbot, service):
    with a_glass(tmp_path, qtbot, numbers=None, url=service.url) as glass:
        yield glass


def begin(glass: Glass) -> None:
    glass.front.open(windowed=True)
    QApplication.processEvents()


def test_after_the_first_frame_the_kiosk_leases_numbers_and_delivers(glass, qtbot, service):
    begin(glass)
    qtbot.waitUntil(lambda: service.leased.total() >= 72)
    number = glass.gets_a_number()
    qtbot.waitUntil(lambda: len(service.arrivals) == 1)
    assert service.arrivals[0]["number"] == number
    assert service.opened(service.arrivals[0]).number == number


def test_before_the_first_frame_nothing_is_asked_of_the_service(glass, service):
    assert service.requests.total() == 0


def test_what_the_service_says_reaches_the_glass(glass, qtbot, service):
    service.state = a_state(open=False, office_name="Rådhuset")
    begin(glass)
    glass.until(Closed)
    assert glass.front.presenter.kiosk.office.name == "Rådhuset"


def test_a_courier_that_breaks_is_sent_again(glass, qtbot, service, monkeypatch):
    broken: list[bool] = []
    run = Courier.run

    async def breaks_once(courier: Courier) -> None:
        if not broken:
            broken.append(True)
            raise RuntimeError
        await run(courier)

    monkeypatch.setattr(Courier, "run", breaks_once)
    monkeypatch.setattr(service_line, "AGAIN_SECONDS", 0.01)
    begin(glass)
    qtbot.waitUntil(lambda: service.requests.total() > 0)
    assert glass.notes.events[0] == ("courier.failed", {"error": "RuntimeError"})
    assert isinstance(glass.page, Home)


def test_a_kiosk_that_was_shut_out_takes_on_the_pairing_that_somebody_made_meanwhile(
    glass, qtbot, service, monkeypatch
):
    monkeypatch.setattr(service_line, "AGAIN_SECONDS", 0.01)
    service.mood = Mood.REVOKING
    begin(glass)
    glass.until(OutOfOrder)
    PairingFile(glass.backroom.settings.data_dir).write({**a_pairing(), "token": "made anew", "url": service.url})

    qtbot.waitUntil(lambda: "pairing.taken_on" in glass.notes.names)
    service.mood = Mood.GOOD

    glass.until(Home)
