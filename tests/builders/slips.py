"""Slips with sensible defaults."""

from pathlib import Path

from kiosk.hardware.slip import Line, QrCode, Slip

FONTS = Path(__file__).parents[2] / "assets" / "fonts"


def number_slip(*, number: int = 17, note: str = "Numrene bliver ikke kaldt i rækkefølge.") -> Slip:
    return Slip(
        parts=(
            Line(text="Prøve Kommune", bold=True),
            Line(text="Dit nummer"),
            Line(text=str(number), size="giant", bold=True),
            Line(text="mandag 23. november 2026 kl. 9.52"),
            Line(text=note),
            Line(text="Kvittering K7QF2M8X", size="small"),
        )
    )


def slip_with_code(content: str) -> Slip:
    return Slip(parts=(Line(text="Din tid"), QrCode(content=content, caption="Vis koden her næste gang")))
