"""Ids as they come in a path."""

from typing import Annotated

from pydantic import AfterValidator


def readable(raw: str) -> str:
    return raw.replace("\0", "\N{REPLACEMENT CHARACTER}")


Reference = Annotated[str, AfterValidator(readable)]
"""WHY: PostgreSQL refuses a NUL even in a question; like this it is one more id that nothing has."""
