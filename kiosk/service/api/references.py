"""Ids as they come in a path."""

from typing import Annotated

from pydantic import AfterValidator

Reference = Annotated[str, AfterValidator(lambda raw: raw.replace("\0", "\N{REPLACEMENT CHARACTER}"))]
"""WHY: PostgreSQL refuses a NUL even in a question; like this it is one more id that nothing has."""
