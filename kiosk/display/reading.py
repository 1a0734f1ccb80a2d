"""Words of the service's event stream as values; fields that the agreement does not list are never looked at."""

from pydantic import ValidationError

from kiosk.wire.events import Call, CallWithdrawn, DisplayEvent, DisplayState, Here

Told = DisplayState | Call | CallWithdrawn | Here

_MODELS: dict[str, type[Told]] = {
    DisplayEvent.STATE: DisplayState,
    DisplayEvent.CALL: Call,
    DisplayEvent.CALL_WITHDRAWN: CallWithdrawn,
    DisplayEvent.HERE: Here,
}


def read(event: str, data_raw: str | bytes) -> Told | None:
    """None for what a newer service says, and for what breaks the agreement: the screen shows what it knows."""
    model = _MODELS.get(event)
    if model is None:
        return None
    try:
        return model.model_validate_json(data_raw)
    except ValidationError:
        return None
