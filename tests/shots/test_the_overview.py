"""The README's one picture: the citizen's number, the waiting room and the board side by side, from their own shots."""

from pathlib import Path

from PIL import Image

_HIGH = 640
_GAP = 24
_PARTS = ("number-da-portrait", "waiting-room-called-landscape", "staff-board-da")


def test_the_overview_is_put_together(screenshots: Path):
    pictures = [Image.open(screenshots / f"{name}.png").convert("RGB") for name in _PARTS]
    high = [_HIGH, (_HIGH - _GAP) // 2, (_HIGH - _GAP) // 2]
    kiosk, room, board = (
        picture.resize((picture.width * height // picture.height, height), Image.Resampling.LANCZOS)
        for picture, height in zip(pictures, high, strict=True)
    )
    wide = kiosk.width + _GAP + max(room.width, board.width)
    overview = Image.new("RGB", (wide, _HIGH), "#DCDCDC")
    overview.paste(kiosk, (0, 0))
    overview.paste(room, (kiosk.width + _GAP, 0))
    overview.paste(board, (kiosk.width + _GAP, _HIGH - board.height))

    overview.quantize(128).save(screenshots / "overview.png")

    assert (screenshots / "overview.png").stat().st_size < 150_000
