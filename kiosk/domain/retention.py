"""How long what is kept: the first service day of each kind that must still be there."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kept(StrEnum):
    """What is deleted together."""

    PERSONAL = "personal"
    EVIDENCE = "evidence"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Whole months after the service day; digits, names and envelopes always go the next night."""

    evidence_months: int = 6
    audit_months: int = 12


def kept_from(kind: Kept, *, today: date, retention: Retention) -> date:
    """Everything of this kind whose service day lies before this date goes tonight."""
    match kind:
        case Kept.PERSONAL:
            return today
        case Kept.EVIDENCE:
            return _months_before(today, retention.evidence_months)
        case Kept.AUDIT:
            return _months_before(today, retention.audit_months)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
