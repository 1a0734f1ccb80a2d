"""The words of a message: a number and a link, nothing else."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.message_kinds import MessageKind
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Surface
from kiosk.messages.keys_outside import Outside
from kiosk.service.notify.messages import Message

_NUMBERLESS = {
    MessageKind.PICKUP: Outside.SOMEBODY_WAITS,
    MessageKind.TEAM: Outside.SOMEBODY_WAITS,
    MessageKind.SILENT_DEVICE: Outside.SILENT_DEVICE,
    MessageKind.SOURCE_FAILED: Outside.SOURCE_FAILED,
    MessageKind.CHANNEL_FAILED: Outside.CHANNEL_FAILED,
    MessageKind.NO_APPOINTMENTS: Outside.NO_APPOINTMENTS,
    MessageKind.TEST: Outside.TEST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """`title` is one line; `link` may be missing; `open` stands on a button that leads there."""

    title: str
    link: str | None
    open: str

    @property
    def text(self) -> str:
        return self.title if self.link is None else f"{self.title}\n{self.link}"


class Texts:
    """Reads each language once."""

    def __init__(self, assets: Path) -> None:
        self._assets = assets
        self._catalogues: dict[str, Catalogue] = {}

    def words(self, message: Message) -> Words:
        catalogue = self._catalogue(message.language)
        counted = message.number is not None and message.kind in {MessageKind.PICKUP, MessageKind.TEAM}
        if counted:
            title = catalogue.text(Outside.NUMBER_WAITS, number=str(message.number))
        else:
            title = catalogue.text(_NUMBERLESS[message.kind])
        return Words(title=title, link=message.link, open=catalogue.text(Outside.OPEN))

    def _catalogue(self, language: str) -> Catalogue:
        if language not in self._catalogues:
            self._catalogues[language] = Catalogue.load(language, surface=Surface.OUTSIDE, assets=self._assets)
        return self._catalogues[language]
