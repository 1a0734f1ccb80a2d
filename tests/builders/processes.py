"""Real service processes on loopback, set up with the commands an operator would use, and ended by their own id."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import IO, Any

from builders import nursery
from builders.nursery import Loaded, Process

KIOSK = [sys.executable, "-m", "kiosk"]
PASSWORD = "correct horse battery"
_NEVER = Event()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until_answer(url: str, process: Process, *, seconds: float = 30.0) -> None:
    """Returns when `url` answers 200; fails when the process ends first or the time is up."""
    for _ in range(int(seconds / 0.02)):
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=2) as answer:
            if answer.status == 200:
                return
        if process.poll() is not None:
            raise AssertionError(f"the service ended with {process.returncode}")
        _NEVER.wait(0.02)
    raise AssertionError("the service did not answer in time")


@dataclass(kw_only=True)
class Installation:
    """A database and a secrets folder, with as many service processes as a test starts."""

    folder: Path
    database_url: str = ""
    extra_env: Mapping[str, str] = field(default_factory=dict)
    planted: str = ""
    """Python that is run before the service: how a test plants the defect that it must catch."""
    clock: str = ""
    """Python that is run before all that, and changes nothing but the time."""

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.database_url = self.database_url or f"sqlite:///{self.folder / 'reception.db'}"

    @property
    def secrets(self) -> Path:
        return self.folder / "secrets"

    def environment(self, listen: str = "") -> dict[str, str]:
        own = {"KIOSK_DATABASE_URL": self.database_url, "KIOSK_SECRETS_DIR": str(self.secrets)}
        if listen:
            own["KIOSK_LISTEN"] = listen
        return {**os.environ, **own, **self.extra_env}

    def command(self, *arguments: str, stdin: str = "") -> str:
        """Runs one command to its end and returns what it printed."""
        done = self.ran(*arguments, stdin=stdin)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ran(
        self, *arguments: str, stdin: str = "", more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """One command, however it ended. `more`: of its environment."""
        environment = self.environment() | dict(more or {})
        return nursery.run(self._program, arguments, environment, loaded=self._loaded, stdin=stdin)

    def add_office(self, office: str = "main", *, desks: int = 2) -> None:
        self.command("office", "add", office, "--name", f"Kontor {office}", "--desks", str(desks))

    def add_user(self, name: str, role: str, *, office: str = "main", initials: str = "", full_name: str = "") -> None:
        options = ["--role", role, "--office", office]
        options += ["--initials", initials] if initials else []
        options += ["--full-name", full_name] if full_name else []
        self.command("user", "add", name, *options, stdin=PASSWORD + "\n")

    def pairing_code(self, kind: str, *, office: str = "main") -> str:
        return self.command("device", "add", "--kind", kind, "--office", office).strip().splitlines()[-1].strip()

    @property
    def _loaded(self) -> Loaded:
        """WHY not the service: a defect must be there before others import what it replaces."""
        return "libraries" if self.planted else "service"

    @property
    def _program(self) -> str:
        return f"{self.clock}\n{self.planted}\nfrom kiosk.__main__ import main\nmain()"

    @contextlib.contextmanager
    def serving(self, *, port: int = 0, wrapper: tuple[str, ...] = (), log: Path | None = None) -> Iterator["Service"]:
        service = self.start(port=port, wrapper=wrapper, log=log)
        try:
            yield service
        finally:
            service.stop()

    def start(self, *, port: int = 0, wrapper: tuple[str, ...] = (), log: Path | None = None) -> "Service":
        """`wrapper`: a command put before the service's that becomes it, as `strace -D` does."""
        port = port or free_port()
        listen = f"127.0.0.1:{port}"
        with (log or self.folder / f"service-{port}.log").open("ab") as output:
            process = self._begun(wrapper, self.environment(listen), output)
        service = Service(process=process, url=f"http://{listen}", port=port)
        try:
            until_answer(service.url + "/healthz", process)
        except AssertionError:
            service.kill()
            raise
        return service

    def _begun(self, wrapper: tuple[str, ...], environment: Mapping[str, str], output: IO[bytes]) -> Process:
        if wrapper:
            command = [*wrapper, sys.executable, "-c", self._program, "serve"]
            return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        with open(os.devnull, "rb") as nothing:
            streams = (nothing, output, output)
            return nursery.start(self._program, ["serve"], environment, loaded=self._loaded, streams=streams)


@dataclass(kw_only=True)
class Service:
    """One running service process."""

    process: Process
    url: str
    port: int

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.process.wait()

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()
        self.process.wait()

    def call(
        self, method: str, path: str, body: Any = None, *, token: str = "", headers: Mapping[str, str] | None = None
    ) -> tuple[int, Any]:
        """One request; the answer's status and its JSON, if it has any."""
        request = urllib.request.Request(self.url + path, method=method)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                raw, status = answer.read(), answer.status
        except urllib.error.HTTPError as refused:
            with refused:
                raw, status = refused.read(), refused.code
        return status, json.loads(raw) if raw else None

    def pair(self, code: str) -> dict[str, Any]:
        status, paired = self.call("POST", "/v1/pair", {"code": code})
        assert status == 201, paired
        return dict(paired)

    def log_in(self, username: str, password: str = PASSWORD) -> dict[str, Any]:
        status, session = self.call("POST", "/v1/sessions", {"username": username, "password": password})
        assert status == 201, session
        return dict(session)
