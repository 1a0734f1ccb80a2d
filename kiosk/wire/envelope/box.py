"""libsodium's sealed box on buffers: what is sealed is never copied into an immutable object, and is overwritten."""

from typing import Final

# WHY: the public bindings of PyNaCl insist on `bytes`, which cannot be overwritten afterwards, and
# importing them takes a kiosk 3 MB and 30 ms that it does not have.
from nacl._sodium import ffi, lib

KEY_SIZE: Final = 32
OVERHEAD: Final[int] = lib.crypto_box_sealbytes()

if lib.sodium_init() < 0:
    raise ImportError("libsodium cannot be used on this machine")


def seal(plain: bytearray, *, public_key: bytes) -> bytes:
    """The sealed box over `plain`, which is left as it is: wiping it is the owner's business."""
    if len(public_key) != KEY_SIZE:
        raise ValueError("a box key has 32 bytes")
    sealed = bytearray(len(plain) + OVERHEAD)
    failed = lib.crypto_box_seal(ffi.from_buffer(sealed), ffi.from_buffer(plain), len(plain), public_key)
    if failed:
        raise ValueError("this is not a usable box key")
    return bytes(sealed)


def wipe(buffer: bytearray) -> None:
    """Overwrites every byte in place, in a way no compiler leaves out."""
    if buffer:
        lib.sodium_memzero(ffi.from_buffer(buffer), len(buffer))


def open_sealed(sealed: bytes, *, private_key: bytes) -> bytes | None:
    """What was sealed, or None: damaged, or sealed for another key."""
    if len(private_key) != KEY_SIZE or len(sealed) < OVERHEAD:
        return None
    public_key = bytearray(KEY_SIZE)
    plain = bytearray(len(sealed) - OVERHEAD)
    lib.crypto_scalarmult_base(ffi.from_buffer(public_key), private_key)
    failed = lib.crypto_box_seal_open(
        ffi.from_buffer(plain), sealed, len(sealed), ffi.from_buffer(public_key), private_key
    )
    return None if failed else bytes(plain)
