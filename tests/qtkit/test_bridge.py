"""What another thread posts is received in Qt's thread, in order."""

from threading import Thread, get_ident

from pytestqt.qtbot import QtBot

from kiosk.qtkit.bridge import Bridge


def test_posts_from_a_thread_arrive_in_order_in_the_thread_of_qt(qtbot: QtBot) -> None:
    received: list[tuple[object, int]] = []
    bridge = Bridge(lambda what: received.append((what, get_ident())))

    def post_all() -> None:
        for n in range(100):
            bridge.post(n)

    poster = Thread(target=post_all)
    poster.start()
    poster.join()
    qtbot.waitUntil(lambda: len(received) == 100)

    assert received == [(n, get_ident()) for n in range(100)]


def test_a_post_from_qt_itself_waits_for_the_loop(qtbot: QtBot) -> None:
    received: list[object] = []
    bridge = Bridge(received.append)

    bridge.post("answer")

    assert received == []
    qtbot.waitUntil(lambda: received == ["answer"])


def test_nothing_arrives_after_closing(qtbot: QtBot) -> None:
    received: list[object] = []
    late, marker = Bridge(received.append), Bridge(received.append)

    late.post("late")
    late.close()
    marker.post("marker")

    qtbot.waitUntil(lambda: bool(received))
    assert received == ["marker"]
