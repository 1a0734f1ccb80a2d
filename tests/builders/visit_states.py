"""Made-up visits in any state."""

from hypothesis import strategies as st

from kiosk.domain.ids import AppointmentId, DeskId, StaffId, VisitId
from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.visits import Given, Status, VisitState

ANNE, BO = StaffId("anne"), StaffId("bo")
DESK = DeskId("desk-1")
TEN = AppointmentId("ten o'clock")
ALL_GIVEN = Given(desk=DESK, caseworker=BO, appointment=TEN, timing=frozenset({Flag.LATE}))


def visit(
    status: Status = Status.WAITING,
    *,
    number: int = 17,
    outcome: Outcome = Outcome.MATCHED,
    appointment: AppointmentId | None = TEN,
    caseworker: StaffId | None = ANNE,
    desk: DeskId | None = None,
    flags: frozenset[Flag] = frozenset(),
    duplicate_of: str | None = None,
    laters: int = 0,
    also: tuple[int, ...] = (),
) -> VisitState:
    return VisitState(
        number=number,
        status=status,
        outcome=outcome,
        appointment=appointment,
        caseworker=caseworker,
        desk=desk,
        flags=flags,
        duplicate_of=VisitId(duplicate_of) if duplicate_of else None,
        laters=laters,
        also=also,
    )


def walk_in(status: Status = Status.WAITING, *, number: int = 23) -> VisitState:
    return visit(status, number=number, outcome=Outcome.WALK_IN, appointment=None, caseworker=None)


visits = st.builds(
    VisitState,
    number=st.integers(1, 9999),
    outcome=st.sampled_from(Outcome),
    status=st.sampled_from(Status),
    flags=st.frozensets(st.sampled_from(Flag), max_size=4),
    appointment=st.sampled_from([None, TEN]),
    caseworker=st.sampled_from([None, ANNE]),
    desk=st.sampled_from([None, DESK]),
    duplicate_of=st.sampled_from([None, VisitId("other")]),
    laters=st.integers(0, 2),
)
