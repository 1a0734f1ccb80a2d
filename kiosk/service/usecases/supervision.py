"""What staff are told of the machines: the notices that stand, and every part that is no device."""

from sqlalchemy.orm import Session

from kiosk.domain.supervision import Concern, seriousness
from kiosk.service.usecases.part_states import names_of_devices, part_states
from kiosk.service.usecases.standing_notices import notices_of
from kiosk.wire import supervision as wire

_SILENT = frozenset({Concern.SILENT, Concern.FAILING})


def supervision(session: Session, office_id: str) -> wire.Supervision:
    found = sorted(notices_of(session, office_id), key=seriousness)
    silent = frozenset((each.part, each.subject) for each in found if each.concern in _SILENT)
    parts = part_states(session, office_id, silent=silent)
    names = names_of_devices(session, office_id) | {(str(each.part), each.id): each.name for each in parts}
    return wire.Supervision(
        notices=[
            wire.Notice(
                concern=each.concern,
                part=each.part,
                subject=each.subject,
                name=names.get((each.part, each.subject), ""),
                since=each.since,
                figure=each.figure,
            )
            for each in found
        ],
        parts=parts,
    )
