"""Several commands in one process: each has its own input and answer, and the first failure ends them."""

import io
import json
import sys

import pytest
import typer

from kiosk.batch import run_batch

app = typer.Typer()


@app.command()
def greet(name: str) -> None:
    typer.echo(f"{name}: {sys.stdin.readline().strip()}")


@app.command()
def refuse() -> None:
    raise typer.Exit(2)


@app.command()
def serve() -> None:
    typer.echo("listening")


def batch(*orders: dict[str, object]) -> tuple[int, list[dict[str, object]]]:
    answers = io.StringIO()
    code = run_batch(lambda argv: app(argv), [json.dumps(order) for order in orders], answers)
    return code, [json.loads(line) for line in answers.getvalue().splitlines()]


def test_each_command_has_its_own_input_and_answer() -> None:
    code, answers = batch({"argv": ["greet", "a"], "stdin": "æble\n"}, {"argv": ["greet", "b"], "stdin": "pære\n"})

    assert code == 0
    assert answers == [{"exit": 0, "out": "a: æble\n"}, {"exit": 0, "out": "b: pære\n"}]


def test_the_first_failure_ends_the_batch() -> None:
    code, answers = batch({"argv": ["refuse"]}, {"argv": ["greet", "a"]})

    assert (code, answers) == (2, [{"exit": 2, "out": ""}])


def test_wrong_words_are_a_failure_too() -> None:
    assert batch({"argv": ["no-such-command"]})[0] == 2


def test_what_the_last_command_needs_is_made_ready_meanwhile() -> None:
    ready: list[str] = []
    orders = [json.dumps(order) for order in ({"argv": ["greet", "a"]}, {"argv": ["serve"], "last": True})]

    run_batch(lambda argv: app(argv), orders, io.StringIO(), meanwhile=lambda: ready.append("ready"))

    assert ready == ["ready"]


def test_the_last_command_writes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    code, answers = batch({"argv": ["serve"], "last": True})

    assert (code, answers) == (0, [])
    assert capsys.readouterr().err == "listening\n"
