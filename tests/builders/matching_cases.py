"""Made-up arrivals and appointments of one day, as matching sees them."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from kiosk.domain.ids import AppointmentId, VisitId
from kiosk.domain.matching import Candidate, Declared, Evidence

OWN, NEAR, OTHER = b"own", b"near", b"other"
TODAY = datetime(2026, 11, 23, tzinfo=UTC)


def at(clock: str) -> datetime:
    hour, minute = clock.split(":")
    return TODAY + timedelta(hours=int(hour), minutes=int(minute))


def appointment(
    clock: str,
    tag: bytes | None = OWN,
    *,
    id: str | None = None,
    cancelled: bool = False,
    open_visit: str | None = None,
    seen: bool = False,
) -> Candidate:
    return Candidate(
        id=AppointmentId(id or clock),
        starts_at=at(clock),
        ends_at=at(clock) + timedelta(minutes=30),
        tag=tag,
        cancelled=cancelled,
        open_visit=VisitId(open_visit) if open_visit else None,
        seen=seen,
    )


def arrival(declared: str, *, clock: str = "10:00", tag: bytes | None = OWN) -> Evidence:
    said: Declared
    match declared:
        case "unknown":
            said = "unknown"
        case "none":
            said = "none"
        case _:
            said = at(declared)
    return Evidence(declared=said, at=at(clock), tag=tag, near_tags=frozenset({NEAR}))


_minutes = st.integers(8 * 12, 15 * 12).map(lambda five: TODAY + timedelta(minutes=5 * five))
_grid_times = st.integers(8 * 4, 15 * 4).map(lambda part: TODAY + timedelta(minutes=15 * part))

arrivals = st.builds(
    Evidence,
    declared=st.sampled_from(["unknown", "none"]) | _grid_times,
    at=_minutes,
    tag=st.sampled_from([OWN, OWN, OWN, None]),
    near_tags=st.just(frozenset({NEAR})),
)


@st.composite
def days(draw: st.DrawFn) -> tuple[Candidate, ...]:
    """Up to six appointments, crowded around few times and few people."""
    count = draw(st.integers(0, 6))
    return tuple(
        Candidate(
            id=AppointmentId(f"a{index}"),
            starts_at=(starts_at := draw(_minutes)),
            ends_at=starts_at + timedelta(minutes=30),
            tag=draw(st.sampled_from([OWN, OWN, NEAR, OTHER, None])),
            cancelled=draw(st.sampled_from([False, False, True])),
            open_visit=draw(st.sampled_from([None, None, VisitId(f"v{index}")])),
            seen=draw(st.sampled_from([False, False, True])),
        )
        for index in range(count)
    )
