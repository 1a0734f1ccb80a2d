"""Pages for a phone: templates whose every value is escaped, in Danish or English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kiosk.domain.visits import Status, Step
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Surface
from kiosk.messages.keys_outside import Page, PageState, PageStep
from kiosk.service.usecases.own_pickups import Pickup
from kiosk.wire import paths
from kiosk.wire.staff import Visit

LANGUAGES = ("da", "en")
_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_STATES: Mapping[str, PageState] = {
    Status.WAITING: PageState.WAITING,
    Status.ON_THE_WAY: PageState.ON_THE_WAY,
    Status.CALLED: PageState.CALLED,
    Status.COLLECTED: PageState.COLLECTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    text: str
    path: str
    quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One pickup as it is read."""

    number: str
    when: str
    whom: str
    state: str
    steps: Sequence[Button]


class Pages:
    """One for a process; reads templates and texts once."""

    def __init__(self, assets: Path) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(assets / "pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._catalogues = {code: Catalogue.load(code, surface=Surface.OUTSIDE, assets=assets) for code in LANGUAGES}
        self._style = (assets / "pages" / "style.css").read_bytes()

    def style(self) -> Response:
        return Response(self._style, media_type="text/css")

    def page(
        self, template: str, language: str, *, here: str, note: Page | None = None, status: int = 200, **values: Any
    ) -> Response:
        """`here`: the path that shows this page again."""
        catalogue = self._catalogues[language]
        html = self._templates.get_template(template).render(
            language=language,
            other=next(code for code in LANGUAGES if code != language),
            here=here,
            home=paths.PICKUPS_PAGE,
            style=paths.PICKUP_STYLE,
            log_in=paths.PICKUP_LOG_IN,
            log_out=paths.PICKUP_LOG_OUT,
            say=lambda name: catalogue.text(Page[name]),
            note=None if note is None else catalogue.text(note),
            **values,
        )
        return Response(html, status_code=status, media_type="text/html", headers={"Content-Security-Policy": _POLICY})

    def card(self, pickup: Pickup, language: str, zone: ZoneInfo) -> Card:
        catalogue = self._catalogues[language]
        visit = pickup.visit
        whom = _whose(visit) if pickup.for_colleague else ""
        planned = visit.appointment.starts_at if visit.appointment else None
        moment, key = (visit.arrived_at, Page.ARRIVED) if planned is None else (planned, Page.APPOINTMENT)
        return Card(
            number=catalogue.text(Page.NUMBER, number=visit.number),
            when=catalogue.text(key, time=_clock(catalogue, moment, zone)),
            whom=catalogue.text(Page.FOR_COLLEAGUE, name=whom) if whom else "",
            state=self._state(pickup, catalogue),
            steps=[
                Button(
                    text=catalogue.text(PageStep[step.name]),
                    path=paths.PICKUP_STEP.format(visit_id=visit.id, step=step),
                    quiet=step is Step.UNDO,
                )
                for step in pickup.steps
            ],
        )

    def _state(self, pickup: Pickup, catalogue: Catalogue) -> str:
        visit = pickup.visit
        if pickup.for_colleague and visit.status in {Status.WAITING, Status.ON_THE_WAY}:
            return _without_answer(visit, catalogue)
        if visit.status == Status.WAITING and not pickup.own:
            return catalogue.text(PageState.GIVEN_AWAY)
        if visit.status == Status.WAITING and visit.laters:
            return catalogue.text(PageState.LATER)
        return catalogue.text(_STATES.get(visit.status, PageState.OVER), place=visit.place or "")


def _without_answer(visit: Visit, catalogue: Catalogue) -> str:
    """A colleague's citizen: whether somebody comes."""
    if visit.status == Status.ON_THE_WAY and visit.caseworker is not None:
        return catalogue.text(PageState.COLLEAGUE_COMES, name=visit.caseworker.name)
    return catalogue.text(PageState.UNANSWERED)


def _whose(visit: Visit) -> str:
    """Empty where it is nobody's of this office."""
    meant = visit.on_behalf_of or visit.caseworker
    if meant is not None:
        return meant.name
    return visit.appointment.caseworker_name if visit.appointment else ""


def language_of(request: Request, said: str | None = None) -> str:
    """What the page says, else what the browser likes best among those there are; Danish first."""
    wanted = said or request.query_params.get("language")
    if wanted in LANGUAGES:
        return wanted
    liked = [part.strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    return next((code for code in liked if code in LANGUAGES), LANGUAGES[0])


def _clock(catalogue: Catalogue, moment: datetime, zone: ZoneInfo) -> str:
    return catalogue.clock(moment.astimezone(zone).time())
