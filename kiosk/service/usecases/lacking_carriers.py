"""Kinds of channels that nothing can be sent by until the operator says how."""

from collections.abc import Mapping

from kiosk.domain.channels import ChannelKind
from kiosk.settings.service import ServiceSettings

NO_MAIL_SERVER = "no_mail_server"
NO_CARRIER = "no_carrier"

Lacking = Mapping[ChannelKind, str]
"""What is missing, by a code that messages bear as well."""


def lacking_carriers(settings: ServiceSettings) -> Lacking:
    carriers = {
        ChannelKind.EMAIL: (settings.mail, NO_MAIL_SERVER),
        ChannelKind.SMS: (settings.sms, NO_CARRIER),
    }
    return {kind: missing for kind, (carrier, missing) in carriers.items() if carrier is None}
