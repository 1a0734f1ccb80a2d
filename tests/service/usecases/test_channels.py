"""Channels: who may keep which, whom they reach, and that an address goes in and never comes out."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from builders.reception import Reception
from kiosk.domain.channels import ChannelKind, ChannelScope
from kiosk.domain.roles import Role
from kiosk.service.store.tables import AuditRow, ChannelRow, OutboxRow
from kiosk.service.usecases import channels
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.sealed_channels import open_settings
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.users import change_user
from kiosk.wire.channels import Channel, NewChannel
from kiosk.wire.problems import Code
from kiosk.wire.staff import UserChange

ADDRESS = "prove@example.org"


def new(scope: ChannelScope = ChannelScope.OFFICE, kind: ChannelKind = ChannelKind.EMAIL, **more: str) -> NewChannel:
    return NewChannel(kind=kind, name="Post", scope=scope, address=ADDRESS, **more)


def added(reception: Reception, wanted: NewChannel, by: Staff | None = None) -> Channel:
    got = reception.does(
        lambda session: channels.add_channel(
            session, reception.keys, wanted, by=by or reception.staff[Role.LEAD], lacking={}, now=reception.now
        )
    )
    assert isinstance(got, Channel)
    return got


def own(staff: Staff) -> NewChannel:
    return new(ChannelScope.STAFF, staff_id=staff.user_id)


def test_channels_reach_whom_they_are_for(reception: Reception):
    worker = reception.staff[Role.CASEWORKER]
    mine = added(reception, own(worker), by=worker)
    team = added(reception, new(ChannelScope.TEAM, team="youth"))
    office = added(reception, new())

    def reached(**whom: str) -> list[str]:
        return list(reception.sees(lambda session: channels.channels_for(session, "main", **whom)))

    assert reached(staff_id=worker.user_id) == [mine.id]
    assert reached(team="youth") == [team.id]
    assert reached() == [office.id]
    assert reached(team="nobody") == []


def test_the_address_is_sealed_and_opens_only_where_it_belongs(reception: Reception):
    channel = added(reception, new())
    row = reception.sees(lambda session: session.get_one(ChannelRow, channel.id))

    assert ADDRESS.encode() not in row.sealed_settings
    assert ADDRESS not in channel.model_dump_json()
    opened = open_settings(reception.keys, row)
    assert opened is not None and opened.address == ADDRESS and ADDRESS not in repr(opened)
    for name in ("id", "office_id"):
        own = getattr(row, name)
        setattr(row, name, "another")
        assert open_settings(reception.keys, row) is None
        setattr(row, name, own)


def test_a_removed_channel_keeps_no_address_and_reaches_nobody(reception: Reception):
    channel = added(reception, new())
    lead = reception.staff[Role.LEAD]

    assert reception.does(lambda session: channels.remove_channel(session, channel.id, by=lead, now=reception.now))

    row = reception.sees(lambda session: session.get_one(ChannelRow, channel.id))
    assert (row.sealed_settings, row.removed_at) == (b"", reception.now)
    assert reception.sees(lambda session: channels.channels_for(session, "main")) == []
    assert not reception.does(lambda session: channels.remove_channel(session, channel.id, by=lead, now=reception.now))


def test_everybody_lists_their_own_and_leads_list_all(reception: Reception):
    worker = reception.staff[Role.CASEWORKER]
    mine = added(reception, own(worker), by=worker)
    office = added(reception, new())

    def listed(role: Role) -> list[str]:
        listing = partial(channels.list_channels, keys=reception.keys, staff=reception.staff[role], lacking={})
        return [each.id for each in reception.sees(listing)]

    assert listed(Role.CASEWORKER) == [mine.id]
    assert listed(Role.RECEPTIONIST) == []
    assert set(listed(Role.LEAD)) == set(listed(Role.ADMIN)) == {mine.id, office.id}


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.RECEPTIONIST])
def test_whoever_keeps_none_but_their_own_gets_no_further(reception: Reception, role: Role):
    staff = reception.staff[role]
    office = added(reception, new())
    wanted = [
        new(),
        new(ChannelScope.TEAM, team="youth"),
        own(reception.staff[Role.LEAD]),
        new(ChannelScope.STAFF, ChannelKind.WEBHOOK, staff_id=staff.user_id, secret="whsec_x"),
        new(ChannelScope.STAFF, ChannelKind.OTHER, staff_id=staff.user_id),
    ]

    for one in wanted:
        job = partial(channels.add_channel, keys=reception.keys, new=one, by=staff, lacking={}, now=reception.now)
        assert reception.does(job) == Refused(code=Code.FORBIDDEN)
    assert not reception.does(lambda session: channels.remove_channel(session, office.id, by=staff, now=reception.now))


def test_a_test_goes_the_way_of_every_message_and_not_too_often(reception: Reception):
    channel = added(reception, new())
    lead = reception.staff[Role.LEAD]

    def tried() -> object:
        return reception.does(lambda session: channels.send_test(session, channel.id, by=lead, now=reception.now))

    for _ in range(channels.TESTS_AT_MOST):
        assert not isinstance(tried(), Refused)
    assert tried() == Refused(code=Code.TOO_MANY_REQUESTS)
    rows = reception.sees(lambda session: session.query(OutboxRow).all())
    assert {(row.channel_id, row.kind, row.number) for row in rows} == {(channel.id, "test", None)}
    reception.now += channels.TESTS_WITHIN + timedelta(seconds=1)
    assert not isinstance(tried(), Refused)


def test_tests_of_one_commit_are_counted_too(reception: Reception):
    channel = added(reception, new())
    lead = reception.staff[Role.LEAD]

    def all_at_once(session: Session) -> list[object]:
        tries = range(channels.TESTS_AT_MOST + 1)
        return [channels.send_test(session, channel.id, by=lead, now=reception.now) for _ in tries]

    assert [isinstance(each, Refused) for each in reception.does(all_at_once)].index(True) == channels.TESTS_AT_MOST


def test_what_was_done_stands_in_the_audit_without_the_address(reception: Reception):
    added(reception, new())

    (row,) = reception.sees(lambda session: session.query(AuditRow).filter(AuditRow.action == "channel.added").all())

    assert row.detail == {"kind": "email", "scope": "office"}


def test_a_lost_key_is_told(reception: Reception):
    channel = added(reception, new())
    (reception.keys.folder / "master").write_bytes(b"another key of thirty-two bytes.")
    lead = reception.staff[Role.LEAD]

    (listed,) = reception.sees(partial(channels.list_channels, keys=reception.keys, staff=lead, lacking={}))

    assert (listed.id, listed.usable) == (channel.id, False)


def test_whoever_has_left_is_told_nothing_more_and_leaves_no_address(reception: Reception):
    worker, admin = reception.staff[Role.CASEWORKER], reception.staff[Role.ADMIN]
    mine = added(reception, own(worker), by=worker)
    office = added(reception, new())
    left = partial(
        change_user, user_id=worker.user_id, change=UserChange(active=False), office_id="main", by=admin.by,
        now=reception.now,
    )  # fmt: skip

    reception.does(left)

    assert reception.sees(lambda session: session.get_one(ChannelRow, mine.id)).sealed_settings == b""
    assert reception.sees(lambda session: channels.channels_for(session, "main", staff_id=worker.user_id)) == []
    assert reception.sees(lambda session: channels.channels_for(session, "main")) == [office.id]
