"""What a citizen asks for in one touch after the number."""

from enum import StrEnum


class Need(StrEnum):
    PRIVATE = "private"
    INTERPRETER = "interpreter"
    COME_TO_ME = "come_to_me"
    COMPANION = "companion"
