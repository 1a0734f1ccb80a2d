"""What the commands share: options, settings, the clock, and how it is said that something cannot be done."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kiosk.settings.service import ServiceSettings

Config = Annotated[Path | None, typer.Option("--config", help="Settings as TOML; the environment stands above them.")]
Office = Annotated[str, typer.Option("--office", help="The office's id.")]
_UNFORESEEN = 70


def now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def settings_of(config: Path | None, *, refused: int | None = None) -> Iterator["ServiceSettings"]:
    """`refused`: the exit code of every refusal, where the usual one says something else."""
    with in_sentences(refused=refused):
        from kiosk.settings.service import load_service_settings

        yield load_service_settings(config)


@contextmanager
def in_sentences(*, refused: int | None = None) -> Iterator[None]:
    """A refusal that was foreseen says its sentence; of any other error only its kind and place, never its message."""
    from kiosk.settings.logs import log_to_stderr
    from kiosk.settings.refusals import SaidToOperator

    log_to_stderr()
    try:
        yield
    except (typer.Exit, typer.Abort):
        raise
    except SaidToOperator as said:
        typer.echo(str(said), err=True)
        raise typer.Exit(said.exit_code if refused is None else refused) from None
    except Exception as error:  # noqa: BLE001 - the last handler of all; its message may hold input
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        typer.echo(f"This should not have happened: {type(error).__name__} at {place}.", err=True)
        raise typer.Exit(_UNFORESEEN) from None
