"""A process of its own for channels that apprise speaks: one task on standard input, one word on standard output.

WHY a process: apprise's hundred plugins choose their own connections and some read files. Here nothing but permitted
machines can be reached, no file outside the program can be read, and no other program started, whatever an address
says; a plugin that hangs is ended with its process; and what it logs is said to nobody.
"""

import json
import logging
import os
import ssl
import sys
from collections.abc import Callable
from typing import Any

from kiosk.service.outgoing.permitted_addresses import PermittedAddresses, Why

TAKEN = "taken"
NOT_TAKEN = "not_taken"
UNUSABLE = "unusable"
USABLE = "usable"

_NEVER = frozenset(
    {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "os.spawn", "pty.spawn"}
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_SYSTEM = (
    "/etc/ssl",
    "/etc/pki",
    "/usr/share/zoneinfo",
    "/usr/share/ca-certificates",
    "/etc/mime.types",
    "/dev/urandom",
)


def main() -> None:
    logging.disable(logging.CRITICAL)
    task = json.loads(sys.stdin.read())
    apprise = _loaded()
    sys.addaudithook(_fence(PermittedAddresses(task["allowed"])))
    try:
        said = _done(apprise, task)
    except Exception:  # noqa: BLE001 - whatever a plugin runs into, its text may hold the address
        said = NOT_TAKEN
    sys.stdout.write(said)


def _loaded() -> Any:
    """With every plugin read, before the fence stands."""
    import apprise

    apprise.Apprise().details()
    return apprise


def _done(apprise: Any, task: dict[str, Any]) -> str:
    plugin = _plugin(apprise, task["url"], PermittedAddresses(task["allowed"]))
    if plugin is None:
        return UNUSABLE
    if task["text"] is None:
        return USABLE
    return TAKEN if plugin.notify(body=task["text"], title="") else NOT_TAKEN


def _plugin(apprise: Any, url: str, permitted: PermittedAddresses) -> Any:
    """None for an address that no plugin reads, that is not encrypted, that waives the certificate, or that is written
    as this machine's or its neighbour's.
    """
    asset = apprise.AppriseAsset(
        app_id="Reception",
        app_desc="Reception",
        app_url="",
        http_redirects=False,
        async_mode=False,
        secure_logging=True,
    )
    plugin = apprise.Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
    if plugin is None or not plugin.verify_certificate or plugin.redirects:
        return None
    schema, host = url.partition(":")[0].strip().lower(), getattr(plugin, "host", None) or ""
    if _is_near(host, permitted):
        return None
    is_encrypted = schema in _several(plugin.secure_protocol)
    return plugin if is_encrypted or permitted.is_allowed_by_name(host) else None


def _is_near(host: str, permitted: PermittedAddresses) -> bool:
    """WHY not a mere number: with many plugins it is a telephone or an account in the host's place."""
    return not host.isdecimal() and permitted.judge(f"https://{host}/") is Why.NOT_PERMITTED


def _several(schemas: Any) -> frozenset[str]:
    return frozenset([schemas] if isinstance(schemas, str) else schemas or ())


def _fence(permitted: PermittedAddresses) -> Callable[[str, tuple[Any, ...]], None]:
    """From here on; it cannot be taken away again."""
    reachable = permitted.named_addresses()
    roots = tuple(map(os.path.realpath, (sys.prefix, sys.base_prefix, os.path.dirname(__file__), *_authorities())))

    def allow(event: str, said: tuple[Any, ...]) -> None:
        if event in _NEVER:
            raise PermissionError(event)
        if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
            address = said[1]
            host = address[0] if isinstance(address, tuple) else ""
            if host not in reachable:
                permitted.check(host)
        elif event == "open" and not _is_readable(said, roots):
            raise PermissionError(event)

    return allow


def _authorities() -> tuple[str, ...]:
    known = ssl.get_default_verify_paths()
    return tuple(path for path in (known.cafile, known.capath, *_SYSTEM) if path)


def _is_readable(said: tuple[Any, ...], roots: tuple[str, ...]) -> bool:
    path, _, flags = said
    if isinstance(path, int):
        return True
    if isinstance(flags, int) and flags & _WRITING:
        return False
    real = os.path.realpath(os.fsdecode(path))
    return any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in roots)


if __name__ == "__main__":
    main()
