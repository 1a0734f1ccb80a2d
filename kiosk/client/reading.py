"""Reading an answer as a kiosk does, without pydantic: everything that goes wrong in it is one refusal."""

from datetime import datetime


class NotUnderstood(ValueError):
    """The answer is not the agreed one; says what went wrong, never a value."""


class Reading:
    """A block in which whatever is missing, or is of another kind, raises NotUnderstood."""

    def __enter__(self) -> "Reading":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (KeyError, TypeError, ValueError, AttributeError, IndexError)):
            raise NotUnderstood(type(error).__name__) from None

    @staticmethod
    def flag(raw: object) -> bool:
        if not isinstance(raw, bool):
            raise TypeError
        return raw

    @staticmethod
    def moment(raw: str) -> datetime:
        at = datetime.fromisoformat(raw)
        if at.utcoffset() is None:
            raise ValueError
        return at

    @staticmethod
    def word(raw: object) -> str:
        if not isinstance(raw, str) or not raw:
            raise TypeError
        return raw
