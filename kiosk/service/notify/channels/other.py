"""Whatever apprise speaks beside our own channels: other carriers of text messages, ntfy, Matrix, Slack and more."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field

from kiosk.service.notify import apprise_process
from kiosk.service.notify.messages import Delivered, Failed, Message, Outcome, TryAgain
from kiosk.service.notify.texts import Texts

SECONDS = 10.0
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "SSL_CERT_FILE", "SSL_CERT_DIR")
"""WHY not all: the service's environment may hold its secrets, and a proxy would be a way around the fence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apprise:
    """Each task in a process of its own; `allowed`: hosts the configuration names."""

    allowed: tuple[str, ...]
    seconds: float = SECONDS

    def reads(self, url: str) -> bool:
        """Whether there is a plugin for it, encrypted, with a certificate that must hold."""
        return self._said(url, text=None) == apprise_process.USABLE

    def sends(self, url: str, text: str) -> Outcome:
        match self._said(url, text=text):
            case apprise_process.TAKEN:
                return Delivered()
            case apprise_process.UNUSABLE:
                return Failed(reason="address_unusable")
            case apprise_process.NOT_TAKEN:
                return TryAgain(after=None, reason="not_taken")
            case None:
                return TryAgain(after=None, reason="too_slow")
            case _:
                return TryAgain(after=None, reason="not_taken")

    def _said(self, url: str, *, text: str | None) -> str | None:
        """None: it took too long, and was ended."""
        task = json.dumps({"url": url, "text": text, "allowed": self.allowed})
        try:
            done = subprocess.run(
                [sys.executable, "-m", apprise_process.__name__],
                input=task,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in _KEPT if name in os.environ},
                text=True,
                encoding="utf-8",
                timeout=self.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
        return done.stdout


class AppriseChannel:
    """A receiver gets no id to tell doubles by: few of these services have a place for one."""

    def __init__(self, kind: str, to: "Secretly", apprise: Apprise, texts: Texts) -> None:
        self._kind = kind
        self._to = to
        self._apprise = apprise
        self._texts = texts

    @property
    def kind(self) -> str:
        return self._kind

    def send(self, message: Message) -> Outcome:
        return self._apprise.sends(self._to.url, self._texts.words(message).text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secretly:
    """An address with its secrets in it; never printed."""

    url: str = field(repr=False)
