"""A line to a service that can be cut, fall silent, lose the answers, and mend; what passes can be read afterwards."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from urllib.parse import urlsplit


class Line(Enum):
    """How the line is."""

    WHOLE = auto()
    CUT = auto()  # every connection ends, and new ones end at once
    SILENT = auto()  # connections stay and are opened, and nothing comes through, then or later
    LOSING_ANSWERS = auto()  # what is asked arrives and is done; the connection ends when the answer comes


@dataclass(slots=True)
class Passed:
    """One connection: what the device said, and what it heard."""

    said: bytearray = field(default_factory=bytearray)
    heard: bytearray = field(default_factory=bytearray)


class CutLine:
    """`url` stands for the service's as long as the line is whole. `passed`: a connection each, in their order."""

    def __init__(self, service_url: str) -> None:
        self.passed: list[Passed] = []
        self._target = urlsplit(service_url)
        self._line = Line.WHOLE
        self._loop = asyncio.new_event_loop()
        self._writers: set[asyncio.StreamWriter] = set()
        self._open = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._open.wait(10)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def becomes(self, line: Line) -> None:
        """From any thread; when it returns, the line is so."""
        asyncio.run_coroutine_threadsafe(self._become(line), self._loop).result(10)

    def cut(self) -> None:
        self.becomes(Line.CUT)

    def mend(self) -> None:
        self.becomes(Line.WHOLE)

    def end(self) -> None:
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._connection, "127.0.0.1", 0))
        self._port = server.sockets[0].getsockname()[1]
        self._open.set()
        self._loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.close()

    async def _become(self, line: Line) -> None:
        self._line = line
        if line is Line.CUT:
            for writer in tuple(self._writers):
                writer.close()
            self._writers.clear()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._line is Line.CUT:
            writer.close()
            return
        try:
            there, back = await asyncio.open_connection(self._target.hostname, self._target.port)
        except OSError:
            writer.close()
            return
        passed = Passed()
        self.passed.append(passed)
        self._writers |= {writer, back}
        ways = [self._pass_on(reader, back, passed.said), self._pass_on(there, writer, passed.heard, answers=True)]
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*ways)
        self._writers -= {each for each in (writer, back) if each.is_closing()}

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, passed: bytearray, *, answers: bool = False
    ) -> None:
        lost = False
        with suppress(ConnectionError):
            while some := await reader.read(65536):
                lost = lost or self._line is Line.SILENT
                if answers and self._line is Line.LOSING_ANSWERS:
                    break
                if not lost:
                    passed += some
                    writer.write(some)
                    await writer.drain()
        if not lost and self._line is not Line.SILENT:
            writer.close()


@contextmanager
def cut_line(service_url: str) -> Iterator[CutLine]:
    line = CutLine(service_url)
    try:
        yield line
    finally:
        line.end()
