"""The command `admin_tool`: the staff tool."""

import os
import sys

from kiosk.settings.logs import log_to_stderr
from kiosk.settings.refusals import SaidToOperator
from kiosk.settings.staff import load_staff_settings


def main() -> None:
    """Ends the process with the tool's exit code; what keeps it from starting is said in a sentence."""
    log_to_stderr()
    try:
        settings = load_staff_settings(os.environ)
    except SaidToOperator as cannot:
        sys.stderr.write(f"{cannot}\n")
        sys.exit(cannot.exit_code)
    from admin_tool.app import run_staff_tool

    sys.exit(run_staff_tool(settings))


if __name__ == "__main__":
    main()
