"""Everything that is painted can be read."""

import pytest

from kiosk.qtkit.contrast import contrast_ratio, pairs_in_use
from kiosk.qtkit.tokens import THEMES, Theme


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_stands_out_from_its_ground(theme: Theme) -> None:
    too_faint = [
        (name, round(contrast_ratio(one, other), 2))
        for name, one, other, least in pairs_in_use(theme)
        if contrast_ratio(one, other) < least
    ]

    assert too_faint == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_cannot_be_touched_does_not_look_as_if_it_could(theme: Theme) -> None:
    assert contrast_ratio(theme.faded, theme.accent) >= 1.5


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#777777") == pytest.approx(1)
