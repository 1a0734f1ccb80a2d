"""The commands of `kiosk`. Each imports only what it needs."""

import sys
from collections.abc import Sequence
from datetime import datetime
from getpass import getpass
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from kiosk.command_options import Config, Office, in_sentences, now, settings_of
from kiosk.device_commands import device_app

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
office_app = typer.Typer(no_args_is_help=True, help="Offices of this installation.")
topic_app = typer.Typer(no_args_is_help=True, help="What citizens come for.")
user_app = typer.Typer(no_args_is_help=True, help="Who may log in to the staff tool.")
keys_app = typer.Typer(no_args_is_help=True, help="The keys in the secrets folder.")
audit_app = typer.Typer(no_args_is_help=True, help="The audit of this installation.")
app.add_typer(office_app, name="office")
app.add_typer(topic_app, name="topic")
app.add_typer(user_app, name="user")
app.add_typer(device_app, name="device")
app.add_typer(keys_app, name="keys")
app.add_typer(audit_app, name="audit")

OfficeId = Annotated[str, typer.Argument(metavar="ID")]
Rooms = Annotated[list[str] | None, typer.Argument(metavar="NAME", help="As the sign on its door.")]
_PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def main(arguments: Sequence[str] | None = None) -> None:
    """Ends with SystemExit. What an operator can put right is said in a sentence on standard error."""
    app(list(arguments) if arguments is not None else None, prog_name="kiosk")


@app.command()
def serve(config: Config = None) -> None:
    """The service, until it is told to end."""
    with settings_of(config) as settings:
        from kiosk.service.commands.serving import serve as run

        run(settings, now=now())


@office_app.command("add")
def add_office(
    office_id: Annotated[str, typer.Argument(metavar="ID")],
    name: Annotated[str, typer.Option(help="As the screens show it.")],
    desks: Annotated[int, typer.Option(help="Desks 1 to N.")] = 2,
    always_open: Annotated[bool, typer.Option("--always-open", help="Day and night, all week.")] = False,
    config: Config = None,
) -> None:
    """An office with usual opening hours, its desks and one topic."""
    with settings_of(config) as settings:
        from kiosk.service.commands.setting_up import add_office as run
        from kiosk.service.usecases.offices import NewOffice

        new = NewOffice(id=office_id, name=name, desks=desks, time_zone=settings.time_zone, always_open=always_open)
        typer.echo(run(settings, new, now=now()))


@office_app.command("hours")
def set_hours(
    office_id: Annotated[str, typer.Argument(metavar="ID")],
    day: Annotated[list[str] | None, typer.Option(help="As fri=08:00-12:00,13:00-15:00 or sat=closed.")] = None,
    holidays: Annotated[str | None, typer.Option(help="The country whose holidays are kept, as DK; or none.")] = None,
    closed: Annotated[list[str] | None, typer.Option(help="Closed beside that: 2027-06-04, 12-24, none.")] = None,
    config: Config = None,
) -> None:
    """When an office is open; what is not named stays."""
    with settings_of(config) as settings:
        from kiosk.service.commands.opening import hours_of
        from kiosk.service.commands.opening import set_hours as run

        typer.echo(run(settings, office_id, hours_of(day or [], holidays=holidays, closed=closed), now=now()))


@office_app.command("rooms")
def set_rooms(office_id: OfficeId, rooms: Rooms = None, config: Config = None) -> None:
    """The private rooms of an office, all of them; without a name it has none, and nothing is shown of them."""
    with settings_of(config) as settings:
        from kiosk.service.commands.opening import set_rooms as run

        typer.echo(run(settings, office_id, rooms or [], now=now()))


@office_app.command("appointments")
def expect_appointments(
    office_id: OfficeId,
    word: Annotated[str, typer.Argument(metavar="expected|none", help="none: everybody comes without one.")],
    config: Config = None,
) -> None:
    """Whether an opening day without appointments is something that the board shouts."""
    with settings_of(config) as settings:
        from kiosk.service.commands.opening import expect_appointments as run

        typer.echo(run(settings, office_id, word, now=now()))


@topic_app.command("add")
def add_topic(
    topic_id: Annotated[str, typer.Argument(metavar="ID")],
    office: Office,
    text: Annotated[list[str], typer.Option(help="By language, as da=Bolig.")],
    not_booked: Annotated[bool, typer.Option("--not-booked", help="No later times at the kiosk.")] = False,
    config: Config = None,
) -> None:
    """Something that citizens come for without an appointment."""
    with settings_of(config) as settings:
        from kiosk.service.commands.opening import add_topic as run

        typer.echo(run(settings, topic_id, text, office_id=office, booked=not not_booked, now=now()))


@user_app.command("add")
def add_user(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to log in with.")],
    role: Annotated[str, typer.Option(help="caseworker, receptionist, lead or admin.")],
    office: Office,
    initials: Annotated[str, typer.Option(help="As exports of appointments write them.")] = "",
    full_name: Annotated[str, typer.Option(help="As exports of appointments write it.")] = "",
    config: Config = None,
) -> None:
    """A user; the password (at least 12 characters) is read from standard input."""
    with settings_of(config) as settings:
        from kiosk.service.commands.setting_up import add_user as run
        from kiosk.service.commands.setting_up import role_called
        from kiosk.service.usecases.users import NewUser

        new = NewUser(
            office_id=office,
            username=name,
            password_hash="",
            role=role_called(role),
            full_name=full_name,
            initials=initials,
        )
        typer.echo(run(settings, new, password=_password(), now=now()))


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or iCalendar.")],
    office: Office,
    day: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Default: today.")] = None,
    mapping: Annotated[Path | None, typer.Option(help="How this source differs, as TOML.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The report as JSON.")] = False,
    config: Config = None,
) -> None:
    """The day's appointments. Ends with 0: all rows, 1: some were rejected, 2: nothing was taken."""
    with settings_of(config) as settings:
        from kiosk.service.commands.house import NothingTaken
        from kiosk.service.commands.importing import Order
        from kiosk.service.commands.importing import import_file as run
        from kiosk.service.commands.reporting import Progress, in_json, in_words

        progress = Progress(sys.stderr)
        order = Order(
            file=file, office_id=office, day=day.date() if day else None, mapping=mapping, ask=_ask, progress=progress
        )
        try:
            done = run(settings, order, now=now())
        except NothingTaken as refused:
            if as_json:
                typer.echo(in_json(refused.report))
            raise
        finally:
            progress.end()
        typer.echo(in_json(done.report) if as_json else in_words(done))
        raise typer.Exit(done.exit_code)


@app.command()
def night(
    before: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Default: today.")] = None,
    config: Config = None,
) -> None:
    """Deletes what is personal of the days before; the service does it by itself as well."""
    with settings_of(config) as settings:
        from kiosk.service.commands.keeping import night as run

        typer.echo(run(settings, before=before.date() if before else None, now=now()))


@topic_app.callback()
def topics() -> None:
    """What citizens come for."""


@keys_app.callback()
def keys() -> None:
    """The keys in the secrets folder."""


@keys_app.command("replace")
def replace_keys(config: Config = None) -> None:
    """New keys for those that were lost: what the old ones hid cannot be read any more."""
    with settings_of(config) as settings:
        from kiosk.service.commands.keeping import replace as run

        typer.echo(run(settings, now=now()))


@audit_app.callback()
def audit() -> None:
    """The audit of this installation."""


@audit_app.command("check")
def check_audit(
    office: Annotated[str | None, typer.Option("--office", help="Of one office; else of all.")] = None,
    config: Config = None,
) -> None:
    """Whether the audit is as it was written. Ends with 0: it is, 1: it is not, 2: it could not be looked at."""
    with settings_of(config, refused=2) as settings:
        from kiosk.service.commands.auditing import check_audit as run
        from kiosk.service.commands.auditing import exit_code

        looked = []
        for each in run(settings, office_id=office):
            typer.echo(each.sentence)
            looked.append(each)
        raise typer.Exit(exit_code(looked))


@app.command()
def demo(
    headless: Annotated[bool, typer.Option("--headless", help="The service alone; a line of JSON says where.")] = False,
) -> None:
    """Everything on this machine, around a made-up day of appointments."""
    with in_sentences():
        from kiosk.demo.app import run_demo

        raise typer.Exit(run_demo(headless=headless))


@app.command(context_settings=_PASSED_ON)
def screen(context: typer.Context) -> None:
    """The citizen's touchscreen."""
    raise typer.Exit(import_module("kiosk.kiosk_app").main(context.args))


@app.command()
def display(
    pair: Annotated[str, typer.Option(metavar="CODE", help="Pair this screen with a one-time code.")] = "",
    url: Annotated[str, typer.Option(metavar="ADDRESS", help="The service, when pairing.")] = "",
    windowed: Annotated[bool, typer.Option("--windowed", help="In a window instead of the whole screen.")] = False,
) -> None:
    """The waiting-room screen."""
    with in_sentences():
        from kiosk.display_app import pair_display, run_display
        from kiosk.settings.display import load_display_settings

        settings = load_display_settings()
        if pair:
            pair_display(settings, code=pair, url=url)
            return
        raise typer.Exit(run_display(settings, windowed=windowed))


@app.command(hidden=True)
def batch() -> None:
    """Several commands in one process, read from standard input."""
    from kiosk.batch import run_batch

    serving = "kiosk.service.commands.serving"
    raise typer.Exit(run_batch(main, sys.stdin, sys.stdout, meanwhile=lambda: import_module(serving)))


def _password() -> str:
    """From standard input, its first line; a person at a terminal is asked, and does not see it."""
    if sys.stdin.isatty():
        return getpass("Password: ")
    return sys.stdin.readline().rstrip("\r\n")


def _ask(question: str) -> bool:
    """Nobody at a terminal says no."""
    return sys.stdin.isatty() and typer.confirm(question, err=True)
