"""The command line as a process: exit codes, what goes to which stream, and never a traceback."""

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from builders.exports import row, table
from builders.processes import PASSWORD, Installation


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    return Installation(folder=tmp_path)


def ran(
    installation: Installation, *words: str, stdin: str = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    done = installation.ran(*words, stdin=stdin, more=env)
    assert "Traceback" not in done.stderr + done.stdout
    return done


def test_a_pairing_code_stands_alone_on_the_last_line(installation: Installation):
    done = ran(installation, "device", "add", "--kind", "kiosk", "--office", "main")

    code = done.stdout.splitlines()[-1]
    assert done.returncode == 0
    assert len(code.replace("-", "")) == 12
    assert code.replace("-", "").isalnum()


def test_a_refusal_is_one_sentence_on_standard_error(installation: Installation):
    done = ran(installation, "user", "add", "anne", "--role", "boss", "--office", "main", stdin=PASSWORD)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "There is no role boss. There are: caseworker, receptionist, lead, admin.\n"


def test_nobody_answers_for_a_file_of_another_day(installation: Installation, tmp_path: Path):
    file = tmp_path / "day.csv"
    file.write_bytes(table(row("2031-01-06 10:00", "2031-01-06 10:30")))

    done = ran(installation, "import", str(file), "--office", "main", stdin="y\n")

    assert (done.returncode, done.stdout) == (2, "")
    assert "add --day 2031-01-06" in done.stderr


def test_the_report_as_json_is_all_there_is_on_standard_output(installation: Installation, tmp_path: Path):
    file = tmp_path / "day.csv"
    file.write_bytes(table(row("2031-01-06 10:00", "2031-01-06 10:30"), row("25:99", id="A2")))

    done = ran(installation, "import", str(file), "--office", "main", "--day", "2031-01-06", "--json")

    assert done.returncode == 1
    assert json.loads(done.stdout)["rejected"] == [{"line": 3, "code": "bad_time"}]


@pytest.mark.parametrize(
    ("env", "sentence"),
    [
        ({"KIOSK_LISTEN": "nowhere"}, "The setting listen is not valid: must be host:port."),
        ({"KIOSK_TIME_ZONE": "Mars/Olympus"}, "The setting time_zone is not valid: is no time zone."),
    ],
)
def test_a_bad_setting_is_named_without_its_value(installation: Installation, env: dict[str, str], sentence: str):
    done = ran(installation, "serve", env=env)

    assert (done.returncode, done.stderr) == (1, f"{sentence}\n")


def test_a_port_in_use_is_told(installation: Installation):
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"

        done = ran(installation, "serve", env={"KIOSK_LISTEN": address})

    assert done.returncode == 1
    assert done.stderr.startswith(f"Cannot listen on {address}:")


def test_settings_come_from_a_file_and_the_environment_stands_above_it(installation: Installation, tmp_path: Path):
    config = tmp_path / "service.toml"
    config.write_text('listen = "nowhere"\n', encoding="utf-8")
    command = ["device", "add", "--kind", "kiosk", "--office", "main", "--config", str(config)]

    assert ran(installation, *command).returncode == 1
    assert ran(installation, *command, env={"KIOSK_LISTEN": "127.0.0.1:0"}).returncode == 0


def test_commands_work_beside_a_running_service_which_ends_when_told(installation: Installation):
    with installation.serving() as service:
        installation.add_user("anne", "lead")

        assert service.log_in("anne")["role"] == "lead"
        assert service.pair(installation.pairing_code("kiosk"))["kind"] == "kiosk"
        assert installation.command("audit", "check").startswith("main: all is as it was written.")
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(10) in {0, -signal.SIGTERM}


def test_an_error_that_nobody_foresaw_names_its_kind_and_place_alone(installation: Installation):
    planted = "import kiosk.service.commands.devices as s\ndef add_device(*a, **k): raise ValueError('010190')\n"
    code = f"{planted}s.add_device = add_device\nfrom kiosk.__main__ import main\nmain()"

    done = subprocess.run(
        [sys.executable, "-c", code, "device", "add", "--kind", "kiosk", "--office", "main"],
        env=installation.environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr == "This should not have happened: ValueError at <string>:2.\n"


@pytest.mark.parametrize("words", [(), ("--help",), ("office", "add", "--help"), ("import", "--help")])
def test_help_is_there(installation: Installation, words: tuple[str, ...]):
    assert "Usage: kiosk" in " ".join((ran(installation, *words).stdout).split())
