"""A QR code as rows of dark and light squares."""

from functools import lru_cache

Rows = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=8)
def squares_of(content: str) -> Rows:
    """As small as the content allows, without the light around it. Takes some 0.1 s."""
    from qrcode.constants import ERROR_CORRECT_L  # WHY here: most citizens book nothing
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_L, border=0)
    code.add_data(content)
    return tuple(tuple(bool(square) for square in row) for row in code.get_matrix())
