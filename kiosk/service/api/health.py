"""Whether the service answers; open to all, so nothing else is in it."""

from fastapi import APIRouter

from kiosk.wire import paths

router = APIRouter()


@router.get(paths.HEALTH)
async def health() -> dict[str, str]:
    return {"status": "ok"}
