"""A printer on loopback, or on a serial line, that behaves, or misbehaves in one of the ways printers do."""

import contextlib
import os
import socket
import threading
import tty
from collections.abc import Iterator
from typing import Literal

_GOODBYE = b"\0goodbye"
Mood = Literal["good", "mute", "out_of_paper", "cover_open", "low", "unplugged", "ran_out"]

_OFFLINE_ANSWER = {"cover_open": b"\x16"}
_PAPER_ANSWER = {"out_of_paper": b"\x72", "low": b"\x1e"}
_DONE_ANSWER = {"low": b"\x03", "ran_out": b"\x0c"}


class StandInPrinter:
    """Each connection is one slip; `printed` holds the bytes that reached the paper, `torn` those that broke off."""

    def __init__(self, mood: Mood = "good") -> None:
        self.mood: Mood = mood
        self.printed: list[bytes] = []
        self.torn: list[bytes] = []
        self.connections = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Switched off: nobody answers any more."""
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _ = self._door.accept()
                self.connections += 1
                with line:
                    self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        received = bytearray()
        with contextlib.suppress(OSError):
            while said := line.recv(4096):
                received += said
                if self.mood == "unplugged" and len(received) > 8:
                    self.torn.append(bytes(received))
                    return
                self._answer(line, received)
        self.printed += [bytes(received)] if received.strip(b"\x10\x04\x02") else []

    def _answer(self, line: socket.socket, received: bytearray) -> None:
        for answer in answers_to(received, self.mood):
            line.sendall(answer)


def answers_to(received: bytearray, mood: Mood) -> Iterator[bytes]:
    """What the printer says to the question at the end of what it received; questions are not printed."""
    if mood == "mute":
        return
    for question, answers, good in (
        (b"\x10\x04\x02", _OFFLINE_ANSWER, b"\x12"),
        (b"\x10\x04\x04", _PAPER_ANSWER, b"\x12"),
        (b"\x1dr\x01", _DONE_ANSWER, b"\x00"),
    ):
        if received.endswith(question):
            del received[-len(question) :]
            yield answers.get(mood, good)


@contextlib.contextmanager
def stand_in_printer(mood: Mood = "good") -> Iterator[StandInPrinter]:
    printer = StandInPrinter(mood)
    try:
        yield printer
    finally:
        printer.close()


class StandInSerialPrinter:
    """A printer at the other end of a pseudo-terminal, whose name is `device`."""

    def __init__(self, mood: Mood) -> None:
        self.mood = mood
        self.printed: list[bytes] = []
        self._end, self._near_end = os.openpty()
        tty.setraw(self._near_end)
        self.device = os.ttyname(self._near_end)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        os.write(self._near_end, _GOODBYE)
        self._thread.join()
        os.close(self._near_end)
        os.close(self._end)

    def _serve(self) -> None:
        received = bytearray()
        while not received.endswith(_GOODBYE):
            received += os.read(self._end, 4096)
            for answer in answers_to(received, self.mood):
                os.write(self._end, answer)
        self.printed.append(bytes(received.removesuffix(_GOODBYE)))


@contextlib.contextmanager
def stand_in_serial_printer(mood: Mood = "good") -> Iterator[StandInSerialPrinter]:
    printer = StandInSerialPrinter(mood)
    try:
        yield printer
    finally:
        printer.close()
