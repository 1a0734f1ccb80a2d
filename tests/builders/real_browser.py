"""A real browser, as wide as a phone: Chromium, driven over the W3C's WebDriver protocol."""

import base64
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import httpx

from builders.processes import free_port

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_NEVER = Event()


@dataclass(frozen=True)
class Browser:
    """Elements are named by what CSS selects; the first one counts."""

    http: httpx.Client = field(repr=False)
    session: str

    def opens(self, url: str) -> None:
        self._asked("POST", "url", {"url": url})

    def types(self, css: str, text: str) -> None:
        self._asked("POST", f"element/{self._found(css)}/value", {"text": text})

    def touches(self, css: str) -> None:
        self._asked("POST", f"element/{self._found(css)}/click", {})

    def shows(self, words: str) -> bool:
        """Whether a person reads it, now or in a moment: pages follow one another in their own time."""
        for _ in range(100):
            with suppress(AssertionError):
                if words in str(self._asked("GET", f"element/{self._found('body')}/text")):
                    return True
            _NEVER.wait(0.05)
        return False

    def cookie_scripts_can_read(self) -> bool:
        cookies = self._asked("GET", "cookie")
        return any(not cookie["httpOnly"] for cookie in cookies)

    def heights(self) -> list[float]:
        """How high each button is."""
        found = self._asked("POST", "elements", {"using": "css selector", "value": "article button"})
        return [self._asked("GET", f"element/{each[_ELEMENT]}/rect")["height"] for each in found]

    def picture(self, file: Path) -> None:
        file.write_bytes(base64.b64decode(self._asked("GET", "screenshot")))

    def _found(self, css: str) -> str:
        found = self._asked("POST", "element", {"using": "css selector", "value": css})
        return str(found[_ELEMENT])

    def _asked(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.http.request(method, f"/session/{self.session}/{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()["value"]


@contextmanager
def real_browser(folder: Path, *, width: int = 390, height: int = 844) -> Iterator[Browser]:
    """`folder` gets the profile. The driver needs scripts of its own; those of a page are the page's affair."""
    driver, chromium = shutil.which("chromedriver"), shutil.which("chromium")
    assert driver and chromium, "config/setup.sh browser"
    port = free_port()
    with (
        subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as http,
    ):
        try:
            _until_ready(http)
            begun = http.post("/session", json=_wishes(chromium, folder, width, height)).json()["value"]
            yield Browser(http, begun["sessionId"])
            http.delete(f"/session/{begun['sessionId']}")
        finally:
            process.terminate()


def _until_ready(http: httpx.Client) -> None:
    for _ in range(200):
        try:
            if http.get("/status").json()["value"]["ready"]:
                return
        except httpx.TransportError:
            _NEVER.wait(0.05)
    raise AssertionError("the browser's driver does not answer")


def _wishes(chromium: str, folder: Path, width: int, height: int) -> dict[str, Any]:
    options = {
        "binary": chromium,
        "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}"],
        "mobileEmulation": {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2.0}},
        "prefs": {"intl.accept_languages": "da"},
    }
    wishes = {"browserName": "chrome", "goog:chromeOptions": options}
    return {"capabilities": {"alwaysMatch": wishes}}
