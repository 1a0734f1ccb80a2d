"""httpx without its command line, behind which stand click, rich and pygments: 9 MB that no window has to spare."""

import sys

sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None: "there is no such module"

import httpx as httpx  # noqa: E402
from httpx_sse import EventSource as EventSource  # noqa: E402
