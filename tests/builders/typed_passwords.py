"""Passwords that cost nothing: the same hashing with the smallest figures argon2 takes."""

from argon2 import PasswordHasher

from kiosk.service.usecases.passwords import Passwords

PASSWORD = "correct horse battery"


def cheap_passwords() -> Passwords:
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
