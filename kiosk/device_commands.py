"""The commands of `kiosk device`: pairing codes, and what the staff call each device."""

from typing import Annotated

import typer

from kiosk.command_options import Config, Office, now, settings_of

device_app = typer.Typer(no_args_is_help=True, help="Kiosks and waiting-room screens.")

Name = Annotated[str, typer.Option(help="What the staff call it, as 'Kiosk ved indgangen'.")]


@device_app.command("add")
def add_device(
    kind: Annotated[str, typer.Option(help="kiosk or display.")], office: Office, name: Name = "", config: Config = None
) -> None:
    """A one-time pairing code: ten minutes, five tries."""
    with settings_of(config) as settings:
        from kiosk.service.commands.devices import add_device as run
        from kiosk.service.commands.devices import kind_called

        code = run(settings, kind_called(kind), office_id=office, name=name, now=now())
        typer.echo("Type this code at the device within ten minutes:")
        typer.echo(code)


@device_app.command("list")
def list_devices(office: Office, config: Config = None) -> None:
    """The devices of an office: id, kind, name, last sign of life."""
    with settings_of(config) as settings:
        from kiosk.service.commands.devices import list_devices as run

        for line in run(settings, office_id=office, now=now()):
            typer.echo(line)


@device_app.command("rename")
def rename_device(
    device: Annotated[str, typer.Argument(metavar="ID", help="As the list shows it.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="Empty: its number again.")],
    office: Office,
    config: Config = None,
) -> None:
    """What the staff call a device from now on."""
    with settings_of(config) as settings:
        from kiosk.service.commands.devices import rename_device as run

        typer.echo(run(settings, device, name, office_id=office, now=now()))
