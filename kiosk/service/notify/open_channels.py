"""From a row of the table `channels` to something that sends; and whether an address may become such a row."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from ssl import SSLContext

from kiosk.domain.channels import ChannelKind
from kiosk.service.notify.channels.mail import MailChannel, SmtpServer, mail_address
from kiosk.service.notify.channels.other import Apprise, AppriseChannel, Secretly
from kiosk.service.notify.channels.posting import Posted, Poster, posted_host
from kiosk.service.notify.channels.teams import TeamsChannel
from kiosk.service.notify.channels.text_message import GatewayApiChannel, telephone_number
from kiosk.service.notify.channels.webhook import WebhookChannel, signing_key
from kiosk.service.notify.messages import Channel, Failed, Message, Outcome, Receiver, TryAgain
from kiosk.service.notify.texts import Texts
from kiosk.service.outgoing.permitted_addresses import Host, PermittedAddresses
from kiosk.service.outgoing.trust import trusted
from kiosk.service.store.keys import KeyRing
from kiosk.service.store.tables import ChannelRow
from kiosk.service.usecases.lacking_carriers import NO_CARRIER, NO_MAIL_SERVER
from kiosk.service.usecases.sealed_channels import ChannelSettings, open_settings
from kiosk.settings.assets import assets_folder
from kiosk.settings.channels import SmsSettings
from kiosk.settings.service import ServiceSettings
from kiosk.settings.sources import SecretMissing


class Unsendable:
    """A channel that cannot send, and why."""

    def __init__(self, kind: str, outcome: Outcome) -> None:
        self._kind = kind
        self._outcome = outcome

    @property
    def kind(self) -> str:
        return self._kind

    def send(self, message: Message) -> Outcome:
        return self._outcome


class OpenChannels:
    """One for a process: it holds the authorities, the texts and what the operator has set. Used from any thread."""

    def __init__(self, keys: KeyRing, settings: ServiceSettings, clock: Callable[[], datetime]) -> None:
        self._keys = keys
        self._mail = settings.mail
        self._sms = settings.sms
        self._clock = clock
        self._authorities = settings.outgoing_authorities
        self._permitted = PermittedAddresses(settings.allowed_hosts)
        self._apprise = Apprise(allowed=settings.allowed_hosts)
        self._texts = Texts(assets_folder())

    @cached_property
    def _tls(self) -> SSLContext:
        """Only for an office that sends at all: it takes its time."""
        return trusted(self._authorities)

    @property
    def _poster(self) -> Poster:
        return Poster(permitted=self._permitted, tls=self._tls)

    def open_channel(self, row: ChannelRow) -> Channel:
        """Never raises: a channel whose settings are lost says so when it should send."""
        settings = open_settings(self._keys, row)
        if settings is None:
            return Unsendable(row.kind, Failed(reason="settings_lost"))
        to = Posted(url=settings.address, secret=settings.secret)
        match row.kind:
            case ChannelKind.EMAIL:
                return self._mail_to(settings.address)
            case ChannelKind.SMS:
                return self._text_message_to(settings.address)
            case ChannelKind.TEAMS:
                return TeamsChannel(to, self._poster, self._texts)
            case ChannelKind.WEBHOOK:
                return WebhookChannel(to, self._poster, self._texts, self._clock)
            case ChannelKind.OTHER:
                return AppriseChannel(row.kind, Secretly(url=settings.address), self._apprise, self._texts)
            case _:
                return Unsendable(row.kind, Failed(reason="kind_unknown"))

    def receiver_of(self, row: ChannelRow) -> Receiver | None:
        """None: it cannot be looked at without sending something, and its messages alone tell."""
        settings = open_settings(self._keys, row)
        match row.kind:
            case ChannelKind.EMAIL if self._mail is not None:
                return SmtpServer(settings=self._mail, tls=self._tls)
            case ChannelKind.SMS if self._sms is not None and self._sms.token is not None:
                return posted_host(self._sms.gateway, self._poster)
            case ChannelKind.TEAMS | ChannelKind.WEBHOOK if settings is not None:
                return posted_host(settings.address, self._poster)
            case _:
                return None

    def judges(self, kind: ChannelKind, settings: ChannelSettings) -> bool:
        """Whether a channel may have this address; where its name leads is judged again at every connection."""
        match kind:
            case ChannelKind.EMAIL:
                return mail_address(settings.address) is not None
            case ChannelKind.SMS:
                return telephone_number(settings.address) is not None
            case ChannelKind.TEAMS:
                return isinstance(self._permitted.judge(settings.address), Host)
            case ChannelKind.WEBHOOK:
                signed = signing_key(settings.secret or "") is not None
                return signed and isinstance(self._permitted.judge(settings.address), Host)
            case ChannelKind.OTHER:
                return self._apprise.reads(settings.address)

    def _mail_to(self, address: str) -> Channel:
        if self._mail is None:
            return Unsendable(ChannelKind.EMAIL, Failed(reason=NO_MAIL_SERVER))
        return MailChannel(address, SmtpServer(settings=self._mail, tls=self._tls), self._texts)

    def _text_message_to(self, typed: str) -> Channel:
        number = telephone_number(typed) or ""
        if self._sms is None:
            return Unsendable(ChannelKind.SMS, Failed(reason=NO_CARRIER))
        try:
            return self._carried(number, self._sms)
        except SecretMissing:
            return Unsendable(ChannelKind.SMS, TryAgain(after=None, reason="secret_missing"))

    def _carried(self, number: str, sms: SmsSettings) -> Channel:
        if sms.token is not None:
            gateway = Posted(url=sms.gateway, secret=sms.token.read().get_secret_value())
            return GatewayApiChannel(number, gateway, sms.sender, self._poster, self._texts)
        assert sms.carrier is not None
        url = sms.carrier.read().get_secret_value().replace("{number}", number.removeprefix("+"))
        return AppriseChannel(ChannelKind.SMS, Secretly(url=url), self._apprise, self._texts)
