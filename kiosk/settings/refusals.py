"""What a program cannot do, said to its operator in a sentence."""

from typing import ClassVar


class SaidToOperator(Exception):
    """The message is the sentence: it names no value that may be secret or a citizen's."""

    exit_code: ClassVar[int] = 1


class BadSettings(SaidToOperator):
    """The settings cannot be used; the message is a sentence for the operator, without any value."""
