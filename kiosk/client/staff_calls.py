"""The routes of the staff tool, each with its answer as a value."""

from collections.abc import AsyncGenerator
from datetime import date
from urllib.parse import quote

from pydantic import BaseModel

from kiosk.client.answers import NoAnswer, Outcome
from kiosk.client.calls import send
from kiosk.client.event_stream import StreamNews, listen
from kiosk.client.keyed_requests import Done, KeyedRequests, as_json, new_key, read, read_if_any
from kiosk.wire import channels as reached
from kiosk.wire import paths
from kiosk.wire import sources as fetched
from kiosk.wire import staff as wire
from kiosk.wire import times as booked
from kiosk.wire.availability import AvailabilityChange
from kiosk.wire.figures import FiguresOfDays
from kiosk.wire.messages import MessagesSeen
from kiosk.wire.name_search import NameSearch, NamesFound
from kiosk.wire.own_policy import OwnPolicy, StandInChoice
from kiosk.wire.policies import KnownPolicies, PolicyChange, StandInChange
from kiosk.wire.private_rooms import GiveRoom, GiveRoomBack, PrivateRoom, PrivateRooms
from kiosk.wire.supervision import Supervision
from kiosk.wire.void_numbers import NumbersBack, NumbersVoided, VoidNumbers, VoidNumbersUndo
from kiosk.wire.words import DeviceKind

IMPORT_SECONDS = 300.0
PRESENT_SECONDS = 2.0


class StaffCalls(KeyedRequests):
    """What a person who is logged in can ask of the service."""

    async def log_in(self, username: str, password: str) -> wire.LoggedIn | NoAnswer:
        """Once, as typed: a wrong password is not tried again."""
        body = wire.LogIn(username=username, password=password)
        return read(await send(self._http, "POST", paths.SESSIONS, json=body.model_dump()), wire.LoggedIn)

    async def log_out(self) -> Outcome:
        return await send(self._http, "DELETE", paths.CURRENT_SESSION)

    def events(self, last_event_id: int) -> AsyncGenerator[StreamNews, None]:
        """From the event after that one."""
        return listen(self._http, paths.STAFF_EVENTS, last_id=str(last_event_id))

    async def visits(self) -> wire.Visits | NoAnswer:
        return await self._get(paths.STAFF_VISITS, wire.Visits)

    async def appointments(self, day: date | None = None) -> wire.Appointments | NoAnswer:
        query = {"day": day.isoformat()} if day is not None else {}
        return read(await send(self._http, "GET", paths.STAFF_APPOINTMENTS, query=query), wire.Appointments)

    async def desks(self) -> wire.Desks | NoAnswer:
        return await self._get(paths.STAFF_DESKS, wire.Desks)

    async def caseworkers(self) -> wire.Caseworkers | NoAnswer:
        return await self._get(paths.STAFF_CASEWORKERS, wire.Caseworkers)

    async def figures(self, *, first: date, last: date) -> FiguresOfDays | NoAnswer:
        """Both days included."""
        query = {"from": first.isoformat(), "to": last.isoformat()}
        return read(await send(self._http, "GET", paths.STAFF_FIGURES, query=query), FiguresOfDays)

    async def rooms(self) -> PrivateRooms | NoAnswer:
        return await self._get(paths.STAFF_ROOMS, PrivateRooms)

    async def give_room(
        self, visit_id: str, room: str | None = None, *, desk_id: str | None = None
    ) -> PrivateRoom | NoAnswer:
        """`room` None: the first that is free. `desk_id`: called there, too."""
        wanted = GiveRoom(visit_id=visit_id, room=room, desk_id=desk_id)
        return read(await self._post(paths.STAFF_ROOM_GIVE, wanted), PrivateRoom)

    async def give_room_back(self, room: str) -> PrivateRoom | NoAnswer:
        return read(await self._post(paths.STAFF_ROOM_GIVE_BACK, GiveRoomBack(room=room)), PrivateRoom)

    async def say_availability(self, said: AvailabilityChange) -> wire.CaseworkerState | NoAnswer:
        return read(await self._post(paths.STAFF_AVAILABILITY, said), wire.CaseworkerState)

    async def topics(self) -> wire.Topics | NoAnswer:
        return await self._get(paths.STAFF_TOPICS, wire.Topics)

    async def devices(self) -> wire.Devices | NoAnswer:
        return await self._get(paths.STAFF_DEVICES, wire.Devices)

    async def own_policy(self) -> OwnPolicy | NoAnswer:
        return await self._get(paths.STAFF_OWN_POLICY, OwnPolicy)

    async def choose_stand_in(self, caseworker_id: str | None) -> OwnPolicy | NoAnswer:
        return read(await self._post(paths.STAFF_STAND_IN, StandInChoice(caseworker_id=caseworker_id)), OwnPolicy)

    async def supervision(self) -> Supervision | NoAnswer:
        return await self._get(paths.STAFF_SUPERVISION, Supervision)

    async def present(self, *, leaving: bool = False) -> Outcome:
        """Once: the next one comes in two seconds."""
        said = wire.PresenceBody(leaving=leaving).model_dump()
        return await send(
            self._http, "POST", paths.STAFF_PRESENCE, json=said, headers=new_key(), seconds=PRESENT_SECONDS
        )

    async def users(self) -> wire.Users | NoAnswer:
        return await self._get(paths.STAFF_USERS, wire.Users)

    async def person(self, appointment_id: str) -> wire.Person | NoAnswer:
        """Leaves an audit row."""
        return await self._get(paths.STAFF_PERSON.format(appointment_id=appointment_id), wire.Person)

    async def find_by_name(self, typed: str) -> NamesFound | NoAnswer:
        """Leaves an audit row."""
        return read(await self._post(paths.STAFF_NAME_SEARCH, NameSearch(name=typed)), NamesFound)

    async def step(self, visit_id: str, step: str, given: BaseModel | None = None) -> wire.Visit | NoAnswer:
        path = paths.STAFF_VISIT_STEP.format(visit_id=visit_id, step=step)
        return read(await self._post(path, given), wire.Visit)

    async def move(self, visit_id: str, desk_id: str) -> wire.Visit | NoAnswer:
        """Called to another desk instead."""
        path = paths.STAFF_VISIT_MOVE.format(visit_id=visit_id)
        return read(await self._post(path, wire.CallBody(desk_id=desk_id)), wire.Visit)

    async def call_next(self, desk_id: str) -> wire.Visit | Done | NoAnswer:
        """Done: nobody is waiting."""
        return read_if_any(await self._post(paths.STAFF_CALL_NEXT, wire.CallBody(desk_id=desk_id)), wire.Visit)

    async def void_numbers(self, first: int, last: int) -> NumbersVoided | NoAnswer:
        return read(await self._post(paths.STAFF_VOID_NUMBERS, VoidNumbers(first=first, last=last)), NumbersVoided)

    async def take_back_voided(self, visit_ids: list[str]) -> NumbersBack | NoAnswer:
        undo = VoidNumbersUndo(visit_ids=visit_ids)
        return read(await self._post(paths.STAFF_VOID_NUMBERS_UNDO, undo), NumbersBack)

    async def check_in(self, arrival: wire.DeskArrival) -> wire.Visit | NoAnswer:
        return read(await self._post(paths.STAFF_ARRIVALS, arrival), wire.Visit)

    async def no_show(self, appointment_id: str, *, undo: bool = False) -> wire.Appointment | NoAnswer:
        path = paths.STAFF_NO_SHOW_UNDO if undo else paths.STAFF_NO_SHOW
        return read(await self._post(path.format(appointment_id=appointment_id)), wire.Appointment)

    async def times(self, topic: str, *, first: date, last: date) -> booked.Times | NoAnswer:
        query = {"topic": topic, "from": first.isoformat(), "to": last.isoformat()}
        return read(await send(self._http, "GET", paths.STAFF_TIMES, query=query), booked.Times)

    async def change_times(self, new: booked.NewTime) -> booked.ChangedTime | NoAnswer:
        return read(await self._post(paths.STAFF_TIMES, new), booked.ChangedTime)

    async def take_back_times(self, time_id: str) -> Outcome:
        return await send(self._http, "DELETE", paths.STAFF_TIME.format(time_id=time_id))

    async def bookings(self, *, first: date, last: date, unreadable: bool = False) -> booked.Bookings | NoAnswer:
        query = {"from": first.isoformat(), "to": last.isoformat(), "unreadable": str(unreadable).lower()}
        return read(await send(self._http, "GET", paths.STAFF_BOOKINGS, query=query), booked.Bookings)

    async def book(self, booking: booked.DeskBooking) -> booked.DeskBooked | NoAnswer:
        return read(await self._post(paths.STAFF_BOOKINGS, booking), booked.DeskBooked)

    async def cancel_booking(self, code: str) -> wire.Appointment | NoAnswer:
        return read(await self._post(paths.STAFF_BOOKING_CANCEL.format(code=quote(code, safe=""))), wire.Appointment)

    async def topic(self, topic_id: str) -> booked.Topic | NoAnswer:
        return await self._get(paths.STAFF_TOPIC.format(topic_id=topic_id), booked.Topic)

    async def settle_topic(self, topic_id: str, change: booked.TopicChange) -> booked.Topic | NoAnswer:
        path = paths.STAFF_TOPIC.format(topic_id=topic_id)
        return read(await self._insist("PUT", path, change.model_dump(mode="json")), booked.Topic)

    async def import_day(self, content: bytes, *, day: date | None) -> wire.ImportReport | NoAnswer:
        """`day` None: whatever day the service finds in the file is taken. Repeated as little as possible: large."""
        query = {"day": day.isoformat()} if day is not None else {}
        outcome = await send(
            self._http,
            "POST",
            paths.STAFF_IMPORTS,
            content=content,
            query=query,
            headers=new_key(),
            seconds=IMPORT_SECONDS,
        )
        return read(outcome, wire.ImportReport)

    async def sources(self) -> fetched.Sources | NoAnswer:
        return await self._get(paths.STAFF_SOURCES, fetched.Sources)

    async def run_source(self, source_id: str) -> fetched.Source | NoAnswer:
        """Answered before it has run."""
        return read(await self._post(paths.STAFF_SOURCE_RUN.format(source_id=source_id)), fetched.Source)

    async def preview_source(self, source_id: str) -> fetched.SourcePreview | NoAnswer:
        """Once: it takes as long as the source takes."""
        path = paths.STAFF_SOURCE_PREVIEW.format(source_id=source_id)
        outcome = await send(self._http, "POST", path, json={}, headers=new_key(), seconds=IMPORT_SECONDS)
        return read(outcome, fetched.SourcePreview)

    async def channels(self) -> reached.Channels | NoAnswer:
        return await self._get(paths.STAFF_CHANNELS, reached.Channels)

    async def add_channel(self, new: reached.NewChannel) -> reached.Channel | NoAnswer:
        return read(await self._post(paths.STAFF_CHANNELS, new), reached.Channel)

    async def test_channel(self, channel_id: str) -> reached.TestSent | NoAnswer:
        """Answered before it was sent."""
        return read(await self._post(paths.STAFF_CHANNEL_TEST.format(channel_id=channel_id)), reached.TestSent)

    async def remove_channel(self, channel_id: str) -> Outcome:
        return await send(self._http, "DELETE", paths.STAFF_CHANNEL.format(channel_id=channel_id))

    async def messages(self, *, visit_id: str | None = None) -> MessagesSeen | NoAnswer:
        query = {"visit": visit_id} if visit_id is not None else {}
        return read(await send(self._http, "GET", paths.STAFF_MESSAGES, query=query), MessagesSeen)

    async def policies(self) -> KnownPolicies | NoAnswer:
        return await self._get(paths.STAFF_POLICIES, KnownPolicies)

    async def change_policy(self, change: PolicyChange) -> KnownPolicies | NoAnswer:
        return read(await self._insist("PATCH", paths.STAFF_POLICIES, as_json(change)), KnownPolicies)

    async def change_stand_in(self, change: StandInChange) -> KnownPolicies | NoAnswer:
        return read(await self._post(paths.STAFF_STAND_INS, change), KnownPolicies)

    async def revoke(self, device_id: str) -> Outcome:
        return await send(self._http, "DELETE", paths.STAFF_DEVICE.format(device_id=device_id))

    async def pairing_code(self, kind: DeviceKind, *, name: str) -> wire.PairingCode | NoAnswer:
        asked = wire.PairingRequest(kind=kind, name=name)
        return read(await self._post(paths.STAFF_PAIRING_CODES, asked), wire.PairingCode)

    async def name_device(self, device_id: str, name: str) -> wire.Device | NoAnswer:
        path = paths.STAFF_DEVICE.format(device_id=device_id)
        return read(await self._insist("PATCH", path, as_json(wire.DeviceChange(name=name))), wire.Device)

    async def add_user(self, user: wire.NewUser) -> wire.User | NoAnswer:
        return read(await self._post(paths.STAFF_USERS, user), wire.User)

    async def new_password(self, user_id: str, password: str) -> wire.User | NoAnswer:
        path = paths.STAFF_USER_PASSWORD.format(user_id=user_id)
        return read(await self._post(path, wire.NewPassword(password=password)), wire.User)

    async def deactivate(self, user_id: str) -> wire.User | NoAnswer:
        path = paths.STAFF_USER.format(user_id=user_id)
        return read(await self._insist("PATCH", path, as_json(wire.UserChange(active=False))), wire.User)
