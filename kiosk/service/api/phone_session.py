"""A member of staff in a browser: the session in a cookie that no script and no other site can use."""

import hmac
from urllib.parse import parse_qs, urlsplit

from fastapi import Request, Response

from kiosk.service.api.bodies import Body
from kiosk.service.api.staff_auth import origin_of
from kiosk.service.api.wiring import Service
from kiosk.service.usecases.sessions import staff_of
from kiosk.service.usecases.staff import Staff
from kiosk.wire import paths

_COOKIE = "reception"
_MOST_FIELDS = 10


def staff_at(request: Request, parts: Service) -> Staff | None:
    """None: nobody is logged in here."""
    token = request.cookies.get(_COOKIE)
    if token is None:
        return None
    with parts.store.read() as session:
        return staff_of(session, token, origin=origin_of(request), now=parts.clock())


def remember(answer: Response, token: str, request: Request, parts: Service) -> None:
    answer.set_cookie(
        _COOKIE,
        token,
        max_age=int(parts.settings.session_length.total_seconds()),
        path=paths.PICKUPS_PAGE,
        secure=is_encrypted(request, parts),
        httponly=True,
        samesite="strict",
    )


def forget(answer: Response, request: Request, parts: Service) -> None:
    answer.delete_cookie(
        _COOKIE, path=paths.PICKUPS_PAGE, secure=is_encrypted(request, parts), httponly=True, samesite="strict"
    )


def is_encrypted(request: Request, parts: Service) -> bool:
    """Also where something in front of the service encrypts."""
    return request.url.scheme == "https" or (parts.settings.public_url or "").startswith("https://")


def form_token(parts: Service, staff: Staff) -> str:
    """Stands in every form of this session, and in no other page."""
    return parts.keys.lasting_tag("page", staff.session_id.encode()).hex()


def is_ours(typed: dict[str, str], parts: Service, staff: Staff, request: Request) -> bool:
    """Whether a form came from a page of this session."""
    right = hmac.compare_digest(typed.get("token", "").encode(), form_token(parts, staff).encode())
    return right and is_from_here(request, parts)


def is_from_here(request: Request, parts: Service) -> bool:
    """By what the browser says of itself; one that says nothing is old, and has the strict cookie at most."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    if origin is None:
        return True
    known = {_origin(str(request.base_url)), _origin(parts.settings.public_url or "")}
    return _origin(origin) in known


def is_from_elsewhere(request: Request) -> bool:
    """A link that was touched on another site: the browser keeps the strict cookie back, this one time."""
    return request.headers.get("sec-fetch-site") == "cross-site" and _COOKIE not in request.cookies


def form(body: Body) -> dict[str, str]:
    """The fields of a form, each once; none of what is no form."""
    try:
        fields = parse_qs(
            body.raw().decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError:
        return {}
    return {name: values[0] for name, values in fields.items()}


def _origin(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.scheme, parts.netloc.lower()
