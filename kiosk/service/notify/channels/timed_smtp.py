"""A connection to a mail server whose time is over at one moment, whatever each step takes."""

import io
import smtplib
import socket
import time
from typing import Any


class TimedSmtp(smtplib.SMTP):
    """`timeout` is for the whole from the first connection on; smtplib's own is for each piece of a line anew.

    Looking up names is the system's, which has times of its own.
    """

    _over_at: float

    def left(self) -> float:
        left = self._over_at - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def hurry(self) -> None:
        if self.sock is not None:
            self.sock.settimeout(self.left())

    def send(self, s: Any) -> None:
        self.hurry()
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None:
            self.file = io.BufferedReader(_Hurried(self))
        return super().getreply()

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """smtplib's place for whoever connects in a way of their own. Each address has its share of the time."""
        self._over_at = time.monotonic() + timeout
        failed: OSError = TimeoutError()
        addresses = [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        for tried, address in enumerate(addresses):
            try:
                connected = socket.create_connection((address, port), self.left() / (len(addresses) - tried))
            except OSError as error:
                failed = error
            else:
                connected.settimeout(self.left())
                return connected
        raise failed


class TimedSmtpOverTls(smtplib.SMTP_SSL, TimedSmtp):
    """WHY in this order: what the one connects the other encrypts."""


class _Hurried(io.RawIOBase):
    def __init__(self, connection: TimedSmtp) -> None:
        self._connection = connection

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """The time is set after it, too: what follows may be the handshake of an encryption."""
        connection = self._connection
        connection.hurry()
        if connection.sock is None:
            return 0
        read = connection.sock.recv_into(buffer)
        connection.hurry()
        return read
