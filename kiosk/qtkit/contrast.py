"""How far apart two colours are to the eye (WCAG 2.2), and which pairs the product uses."""

from collections.abc import Iterator

from kiosk.qtkit.tokens import Theme

TEXT = 4.5
CONTROL = 3.0


def contrast_ratio(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def pairs_in_use(theme: Theme) -> Iterator[tuple[str, str, str, float]]:
    """What is painted on what: a name, the two colours, the least ratio they must have."""
    grounds = {"background": theme.background, "surface": theme.surface}
    texts = {"ink": theme.ink, "muted": theme.muted, "accent": theme.accent}
    for ground_name, ground in grounds.items():
        for text_name, text in texts.items():
            yield f"{text_name} on {ground_name}", text, ground, TEXT
        yield f"border on {ground_name}", theme.border, ground, CONTROL
        yield f"faded on {ground_name}", theme.faded, ground, CONTROL
        yield f"focus on {ground_name}", theme.focus, ground, CONTROL
    yield "ink on pressed", theme.ink, theme.pressed, TEXT
    yield "accent on pressed", theme.accent, theme.pressed, TEXT
    yield "on_primary on primary", theme.on_primary, theme.primary, TEXT
    yield "on_primary on primary_pressed", theme.on_primary, theme.primary_pressed, TEXT
    yield "on_chosen on chosen", theme.on_chosen, theme.chosen, TEXT
    yield "tint on chosen", theme.tint, theme.chosen, TEXT
    yield "chosen on surface", theme.chosen, theme.surface, TEXT
    yield "on_tint on tint", theme.on_tint, theme.tint, TEXT
    yield "accent on tint", theme.accent, theme.tint, TEXT
    yield "muted on tint", theme.muted, theme.tint, TEXT
    yield "good on good_tint", theme.good, theme.good_tint, TEXT
    yield "on_amber_tint on amber_tint", theme.on_amber_tint, theme.amber_tint, TEXT
    yield "ink on amber_tint", theme.ink, theme.amber_tint, TEXT
    yield "on_alarm on alarm", theme.on_alarm, theme.alarm, TEXT
    yield "ink on alarm_tint", theme.ink, theme.alarm_tint, TEXT


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
