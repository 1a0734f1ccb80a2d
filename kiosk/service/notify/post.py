"""The dispatcher of a service, put together: what it sends, through which channels."""

from collections.abc import Callable
from datetime import datetime

from kiosk.service.notify.describing import Describing, Links
from kiosk.service.notify.dispatcher import Dispatcher
from kiosk.service.notify.messages import Channel
from kiosk.service.store.store import Store
from kiosk.service.store.tables import ChannelRow
from kiosk.wire import paths


def dispatcher_of(
    store: Store,
    *,
    opens: Callable[[ChannelRow], Channel],
    links: Links,
    clock: Callable[[], datetime],
    lives: Callable[[datetime], None] = lambda at: None,
) -> Dispatcher:
    describing = Describing(store, links)

    def opened(channel_id: str) -> Channel | None:
        row = describing.channel(channel_id)
        return None if row is None else opens(row)

    return Dispatcher(store, opens=opened, describes=describing.message, clock=clock, lives=lives)


def links_of(public_url: str | None) -> Links:
    """Without an address from outside a message holds no link."""

    def link(visit_id: str | None) -> str | None:
        if public_url is None:
            return None
        return public_url + (paths.PICKUP_PAGE.format(visit_id=visit_id) if visit_id else paths.PICKUPS_PAGE)

    return link
