"""What every test stands on: Qt without a screen."""

import os

# WHY: before anything imports Qt. A person who wants to look sets another platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
