"""What both ends of an envelope agree on: version, sizes, the words of a declared time."""

from typing import Final

from kiosk.wire.envelope.box import OVERHEAD

VERSION: Final = 1
PLAIN_SIZE: Final = 512
SEALED_SIZE: Final = PLAIN_SIZE + OVERHEAD
UNKNOWN_TIME: Final = "unknown"
NO_TIME: Final = "none"
