"""Bodies of requests: read up to a limit, and judged only when the route asks.

WHY: FastAPI parses a declared body before anything else, but the contract's order is 401, 403, 404, 413, 422.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError

from kiosk.service.api.problems import Refused
from kiosk.wire.problems import Code
from kiosk.wire.staff import LARGEST_IMPORT

SMALL = 64 * 1024

_DROPPED = 16 * 1024 * 1024

M = TypeVar("M", bound=BaseModel)


class Body:
    """What was sent, unjudged."""

    __slots__ = ("_raw",)

    def __init__(self, raw: bytes | None) -> None:
        self._raw = raw

    @property
    def is_too_large(self) -> bool:
        return self._raw is None

    def raw(self) -> bytes:
        """Refused as 413 when it was over the limit."""
        if self._raw is None:
            raise Refused(Code.TOO_LARGE)
        return self._raw

    def parse(self, model: type[M]) -> M:
        """Refused as 413, or as 422 when it is not what `model` says. Nothing sent is an empty object.

        WHY strict: `true` and `"17"` are no numbers.
        """
        try:
            return model.model_validate_json(self.raw() or b"{}", strict=True)
        except ValidationError:
            raise Refused(Code.MALFORMED) from None


def body_up_to(limit: int) -> Callable[[Request], Awaitable[Body]]:
    """A dependency; stand it after those that authenticate."""

    async def read(request: Request) -> Body:
        return Body(await read_up_to(request, limit))

    return read


async def read_up_to(request: Request, limit: int) -> bytes | None:
    """None when it is too much.

    WHY the rest is read and dropped: who is answered while still sending gets a broken line instead of the answer.
    """
    length = request.headers.get("content-length", "")
    if length.isascii() and length.isdecimal() and int(length) > limit + _DROPPED:
        return None
    read = bytearray()
    dropped = 0
    async for chunk in request.stream():
        if len(read) + len(chunk) <= limit and not dropped:
            read += chunk
            continue
        dropped += len(chunk)
        if dropped > _DROPPED:
            return None
    return None if dropped else bytes(read)


SmallBody = Annotated[Body, Depends(body_up_to(SMALL))]
ImportBody = Annotated[Body, Depends(body_up_to(LARGEST_IMPORT))]


def documented(model: type[BaseModel]) -> dict[str, Any]:
    """`openapi_extra` of a route that reads its body itself."""
    schema = model.model_json_schema()
    whole = _inlined(schema, schema.pop("$defs", {}))
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": whole}}}}


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    """WHY: a reference into the model's own definitions leads nowhere in the description of all routes."""
    if isinstance(schema, list):
        return [_inlined(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _inlined(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    return {name: _inlined(value, definitions) for name, value in schema.items()}
