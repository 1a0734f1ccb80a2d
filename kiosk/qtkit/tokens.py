"""The colours of the product, by what they are for; every theme fills every token."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Hex colours. `amber` is never text, `alarm` is for the alarm alone,
    `faded` for what cannot be touched now."""

    name: str
    ink: str
    muted: str
    border: str
    faded: str
    line: str
    background: str
    surface: str
    pressed: str
    primary: str
    primary_pressed: str
    on_primary: str
    accent: str
    chosen: str
    on_chosen: str
    tint: str
    on_tint: str
    good: str
    good_tint: str
    amber: str
    amber_tint: str
    on_amber_tint: str
    alarm: str
    on_alarm: str
    alarm_tint: str
    focus: str


LIGHT = Theme(
    name="light",
    ink="#1a1a1a",
    muted="#454545",
    border="#8E8E8E",
    faded="#8E8E8E",
    line="#DCDCDC",
    background="#F5F5F5",
    surface="#ffffff",
    pressed="#e2f2fb",
    primary="#004D99",
    primary_pressed="#000040",
    on_primary="#ffffff",
    accent="#004D99",
    chosen="#000040",
    on_chosen="#ffffff",
    tint="#e2f2fb",
    on_tint="#000040",
    good="#1f5200",
    good_tint="#ddf7ce",
    amber="#febb30",
    amber_tint="#ffeecc",
    on_amber_tint="#4d3300",
    alarm="#CC0000",
    on_alarm="#ffffff",
    alarm_tint="#ffe0e0",
    focus="#000040",
)

DARK = Theme(
    name="dark",
    ink="#f2f2f2",
    muted="#c4c4c4",
    border="#8E8E8E",
    faded="#8E8E8E",
    line="#3a3d42",
    background="#16181b",
    surface="#212429",
    pressed="#123552",
    primary="#9ccbf5",
    primary_pressed="#cfe6fb",
    on_primary="#00182f",
    accent="#9ccbf5",
    chosen="#cfe6fb",
    on_chosen="#00182f",
    tint="#123552",
    on_tint="#e2f2fb",
    good="#b6ec97",
    good_tint="#1f3a10",
    amber="#febb30",
    amber_tint="#453410",
    on_amber_tint="#ffeecc",
    alarm="#CC0000",
    on_alarm="#ffffff",
    alarm_tint="#4a1414",
    focus="#ffffff",
)

HIGH_CONTRAST = Theme(
    name="high-contrast",
    ink="#ffffff",
    muted="#ffffff",
    border="#ffffff",
    faded="#8E8E8E",
    line="#ffffff",
    background="#000000",
    surface="#000000",
    pressed="#333333",
    primary="#ffffff",
    primary_pressed="#cccccc",
    on_primary="#000000",
    accent="#ffffff",
    chosen="#ffffff",
    on_chosen="#000000",
    tint="#000000",
    on_tint="#ffffff",
    good="#ffffff",
    good_tint="#000000",
    amber="#FFE100",
    amber_tint="#000000",
    on_amber_tint="#ffffff",
    alarm="#CC0000",
    on_alarm="#ffffff",
    alarm_tint="#000000",
    focus="#FFE100",
)

THEMES = (LIGHT, DARK, HIGH_CONTRAST)
