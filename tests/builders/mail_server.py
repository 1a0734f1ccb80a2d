"""A real mail server on loopback, which keeps what it accepts and refuses what the test says."""

import ssl
from asyncio import Transport
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from builders.processes import free_port

HANGS_UP = "hang up"
"""Accepts a letter, and drops the line instead of saying so."""


@dataclass
class MailServer:
    """`says` answers each letter, `to_recipient` each recipient; None is yes."""

    letters: list[bytes] = field(default_factory=list)
    says: str | None = None
    to_recipient: str | None = None
    password: str = "made-up"
    port: int = 0

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        if self.to_recipient is None:
            envelope.rcpt_tos.append(address)
        return self.to_recipient or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.letters.append(envelope.original_content or b"")
        if self.says == HANGS_UP:
            cast(Transport, server.transport).abort()
        return self.says or "250 OK"

    def authenticated(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        right = isinstance(data, LoginPassword) and data.password == self.password.encode()
        return AuthResult(success=right, handled=False)


@contextmanager
def mail_server(
    tls: ssl.SSLContext | None = None, *, authenticates: bool = False, port: int | None = None
) -> Iterator[MailServer]:
    """With `tls` a letter is taken after STARTTLS alone. `port`: of one that was there before."""
    server = MailServer()
    controller = Controller(
        server,
        hostname="127.0.0.1",
        port=port or free_port(),
        tls_context=tls,
        require_starttls=tls is not None,
        authenticator=server.authenticated if authenticates else None,
        auth_required=authenticates,
    )
    controller.start()
    server.port = controller.port
    try:
        yield server
    finally:
        controller.stop()
