"""libsodium's sealed box on buffers: what is sealed is never copied into an immutable object, and is overwritten."""

# WHY: the public bindings of PyNaCl insist on `bytes`, which cannot be overwritten afterwards.
from nacl._sodium import ffi, lib
from nacl.bindings import crypto_box_seal_open, crypto_scalarmult_base
from nacl.exceptions import CryptoError

KEY_SIZE = 32
OVERHEAD: int = lib.crypto_box_sealbytes()


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
    try:
        opened: bytes = crypto_box_seal_open(sealed, crypto_scalarmult_base(private_key), private_key)
    except (CryptoError, ValueError, TypeError):
        return None
    return opened
