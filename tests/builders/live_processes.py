"""Which processes are alive, told by the kernel (Linux)."""

from pathlib import Path


def lives(process_id: int) -> bool:
    """One that has ended and waits for somebody to notice does not."""
    stat = Path(f"/proc/{process_id}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def children_of(process_id: int) -> dict[int, list[str]]:
    """With the words of their command lines."""
    listed = Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()
    return {int(child): Path(f"/proc/{child}/cmdline").read_text().split("\0") for child in listed}


def environment_of(process_id: int) -> dict[str, str]:
    """As it was given when the process was started."""
    written = Path(f"/proc/{process_id}/environ").read_text().split("\0")
    return dict(entry.split("=", 1) for entry in written if "=" in entry)
