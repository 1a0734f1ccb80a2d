"""Electronic mail by SMTP, encrypted, to the server that the operator names."""

import re
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from kiosk.service.notify.channels.timed_smtp import TimedSmtp, TimedSmtpOverTls
from kiosk.service.notify.messages import Delivered, Failed, Message, Outcome, TryAgain
from kiosk.service.notify.texts import Texts
from kiosk.settings.channels import MailSettings
from kiosk.settings.sources import SecretMissing

SECONDS = 8.0
_LONGEST = 254
_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpServer:
    """The operator's; every channel by mail has the same."""

    settings: MailSettings
    tls: ssl.SSLContext
    seconds: float = SECONDS

    def answers(self) -> bool:
        """It greets us and its encryption holds; nobody logs in, and no mailbox is named."""
        try:
            connection = self.connected()
            try:
                connection.ehlo_or_helo_if_needed()
                with suppress(smtplib.SMTPException, OSError):
                    connection.quit()
            finally:
                connection.close()
        except (smtplib.SMTPException, OSError):
            return False
        return True

    def connected(self) -> smtplib.SMTP:
        """From here on `seconds` are left for everything."""
        host, port = self.settings.host, self.settings.port
        if self.settings.security == "tls":
            return TimedSmtpOverTls(host, port, timeout=self.seconds, context=self.tls)
        connection = TimedSmtp(host, port, timeout=self.seconds)
        try:
            if self.settings.security == "starttls":
                connection.starttls(context=self.tls)
        except BaseException:
            connection.close()
            raise
        return connection


class MailChannel:
    """A connection for each message. Its Message-ID is made of the message's id, the same at every attempt."""

    kind = "email"

    def __init__(self, to: str, server: SmtpServer, texts: Texts) -> None:
        self._to = to
        self._server = server
        self._texts = texts

    def send(self, message: Message) -> Outcome:
        try:
            self._hand_over(self._letter(message))
        except SecretMissing:
            return TryAgain(after=None, reason="secret_missing")
        except ssl.SSLCertVerificationError:
            return TryAgain(after=None, reason="certificate")
        except TimeoutError:
            return TryAgain(after=None, reason="too_slow")
        except smtplib.SMTPException as refused:
            return _meaning(refused)
        except OSError:
            return TryAgain(after=None, reason="no_answer")
        return Delivered()

    def _letter(self, message: Message) -> EmailMessage:
        words = self._texts.words(message)
        letter = EmailMessage(policy=SMTP)
        sender = self._server.settings.sender
        letter["Message-ID"] = f"<{message.id}@{sender.rpartition('@')[2]}>"
        letter["Date"] = format_datetime(message.made_at)
        letter["From"] = sender
        letter["To"] = self._to
        letter["Subject"] = words.title
        letter["Auto-Submitted"] = "auto-generated"
        letter["X-Auto-Response-Suppress"] = "All"
        letter.set_content(words.text + "\n")
        return letter

    def _hand_over(self, letter: EmailMessage) -> None:
        """Once the server has said yes to the whole, how it takes leave does not matter."""
        connection = self._server.connected()
        settings = self._server.settings
        try:
            if settings.user is not None and settings.password is not None:
                connection.login(settings.user, settings.password.read().get_secret_value())
            connection.send_message(letter)
            with suppress(smtplib.SMTPException, OSError):
                connection.quit()
        finally:
            connection.close()


def _meaning(refused: smtplib.SMTPException) -> Outcome:
    """What the server says about this letter is for good, what it says about us may be mended."""
    if isinstance(refused.__context__, TimeoutError):
        return TryAgain(after=None, reason="too_slow")
    if isinstance(refused, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in refused.recipients.values()]
        return _by_code(max(codes), "mail_recipient_refused")
    if isinstance(refused, smtplib.SMTPAuthenticationError):
        return TryAgain(after=None, reason="mail_log_in_refused")
    if isinstance(refused, smtplib.SMTPNotSupportedError):
        return TryAgain(after=None, reason="mail_not_encrypted")
    if isinstance(refused, smtplib.SMTPResponseException):
        return _by_code(refused.smtp_code, "mail_refused")
    return TryAgain(after=None, reason="no_answer")


def _by_code(code: int, reason: str) -> Outcome:
    return Failed(reason=reason) if 500 <= code < 600 else TryAgain(after=None, reason=f"{reason}_for_now")


def mail_address(typed: str) -> str | None:
    """None for what is no address of one mailbox in plain letters."""
    return typed if len(typed) <= _LONGEST and _MAILBOX.fullmatch(typed) else None
