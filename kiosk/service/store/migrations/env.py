"""What Alembic runs: the migrations, on the connection and in the transaction it was given."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeEngine

from kiosk.service.store.columns import UtcDateTime
from kiosk.service.store.tables import Row


def render(kind: str, item: Any, autogen: Any) -> str | Literal[False]:
    """Drafts name our own column types."""
    if kind != "type" or not isinstance(item, TypeEngine):
        return False
    if isinstance(item, UtcDateTime):
        autogen.imports.add("from kiosk.service.store.columns import UtcDateTime")
        return "UtcDateTime()"
    if type(item).__name__ == "JSON":
        autogen.imports.add("from kiosk.service.store.columns import Json")
        return "Json"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_item=render,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
