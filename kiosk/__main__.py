"""The way in: `kiosk` with a command."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Ends with SystemExit."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    # WHY its own way: the other commands need typer, for which a touchscreen has neither 9 MB nor 80 ms.
    if words[:1] == ["screen"]:
        from kiosk.kiosk_app import main as show_screen

        raise SystemExit(show_screen(words[1:]))
    from kiosk.command_line import main as run_command

    run_command(words)


if __name__ == "__main__":
    main()
