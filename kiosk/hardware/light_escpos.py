"""python-escpos without what it knows of every printer ever made: 4 MB, and a folder left behind at each start."""

import os
import shutil

from kiosk.settings.assets import assets_folder

os.environ["ESCPOS_CAPABILITIES_FILE"] = str(assets_folder() / "printers" / "escpos.json")
os.environ.pop("ESCPOS_CAPABILITIES_PICKLE_DIR", None)

from escpos import capabilities

shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)

from escpos.escpos import Escpos as Escpos  # noqa: E402
from escpos.exceptions import Error as Error  # noqa: E402
from escpos.printer import Dummy as Dummy  # noqa: E402
from escpos.printer import Network as Network  # noqa: E402
from escpos.printer import Serial as Serial  # noqa: E402
from escpos.printer import Usb as Usb  # noqa: E402
