"""An alarm from its press to its end: what colleagues may answer, and until when."""

from enum import StrEnum


class AlarmStep(StrEnum):
    SEEN = "seen"
    COMING = "coming"
    FALSE_ALARM = "false_alarm"
    END = "end"


ENDINGS = frozenset({AlarmStep.FALSE_ALARM, AlarmStep.END})


def may_answer(step: AlarmStep, *, ended: bool) -> bool:
    """After the end an alarm can still be seen: a tool that was cut off shows what it missed."""
    return not ended or step is AlarmStep.SEEN
