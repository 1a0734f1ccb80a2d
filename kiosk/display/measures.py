"""Measures of the waiting-room screen in the design's pixels, 1920 by 1080; a screen multiplies them by its unit."""

LONG_SIDE, SHORT_SIDE = 1920, 1080
MARGIN = 103
"""Beside the text, where it stands at the screen's own edge."""

INNER_MARGIN = 82
GAP = 20
