"""Who may do what: by token, by role, by office, and a caseworker with their own alone."""

import pytest

from builders.contract_house import Board, House
from builders.outsider import Answer

CASEWORKERS_STEPS = ["coming", "later", "cannot", "collected", "ended", "not_here", "wrong_person", "hand_over", "undo"]
OTHER_STEPS = ["left", "call", "call_again", "put_back", "resolve", "merge", "separate"]
KIOSK_ROUTES = [
    ("GET", "/v1/kiosk/state"),
    ("POST", "/v1/kiosk/numbers"),
    ("POST", "/v1/kiosk/arrivals"),
    ("GET", "/v1/kiosk/slots"),
    ("POST", "/v1/kiosk/bookings"),
]
STAFF_ROUTES = [
    ("GET", "/v1/staff/visits"),
    ("POST", "/v1/staff/visits/x/coming"),
    ("POST", "/v1/staff/call_next"),
    ("POST", "/v1/staff/appointments/x/no_show"),
    ("POST", "/v1/staff/appointments/x/no_show/undo"),
    ("POST", "/v1/staff/bookings/x/cancel"),
    ("POST", "/v1/staff/arrivals"),
    ("GET", "/v1/staff/appointments"),
    ("GET", "/v1/staff/desks"),
    ("GET", "/v1/staff/caseworkers"),
    ("GET", "/v1/staff/topics"),
    ("GET", "/v1/staff/devices"),
    ("DELETE", "/v1/staff/devices/x"),
    ("POST", "/v1/staff/imports"),
    ("GET", "/v1/staff/persons/x"),
    ("GET", "/v1/staff/events"),
    ("POST", "/v1/staff/presence"),
    ("DELETE", "/v1/sessions/current"),
]
DISPLAY_ROUTES = [("GET", "/v1/display/events"), ("POST", "/v1/display/presence")]
ALL = KIOSK_ROUTES + STAFF_ROUTES + DISPLAY_ROUTES
TOKENS = ["", "nobodys", "x" * 5000, "eyJhbGciOiJub25lIn0.e30."]


def ask(house: House, method: str, path: str, token: str) -> Answer:
    return house.outside.call(method, path, None if method == "GET" else {}, token=token)


@pytest.mark.parametrize(("method", "path"), ALL)
def test_without_a_token_of_ours_nothing_is_told(house: House, method: str, path: str):
    answers = [ask(house, method, path, token) for token in TOKENS]

    assert {answer.refused for answer in answers} == {(401, "unauthorized")}


@pytest.mark.parametrize("said", ["Basic cmlra2U6eA==", "Bearer", "bearer", "Token x", "Bearer \xe6\xf8"])
def test_other_words_in_place_of_a_token(house: House, said: str):
    headers = {"Authorization": said.encode("latin-1").decode("latin-1")}
    answer = house.outside.http.get(
        house.outside.url + "/v1/staff/visits", headers=[(b"Authorization", headers["Authorization"].encode("latin-1"))]
    )

    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")


@pytest.mark.parametrize(("method", "path"), ALL)
def test_a_device_is_no_staff_and_staff_are_no_device(house: House, method: str, path: str):
    who = {"kiosk": house.kiosk.token, "display": house.display_token, "staff": house.reception.token}
    own = path.split("/")[2] if (method, path) not in STAFF_ROUTES else "staff"

    answers = {name: ask(house, method, path, token) for name, token in who.items() if name != own}

    assert {answer.refused for answer in answers.values()} == {(403, "forbidden")}


@pytest.mark.parametrize("step", OTHER_STEPS)
def test_steps_that_a_caseworker_never_takes(house: House, step: str):
    assert house.anne.takes(house.expected(), step).refused == (403, "forbidden")


@pytest.mark.parametrize("step", CASEWORKERS_STEPS)
def test_a_caseworker_sees_and_steps_their_own_alone(house: House, step: str):
    bos = house.expected(caseworker="BOLI")

    assert house.anne.takes(bos, step, caseworker_id=house.anne.user_id).refused == (404, "not_found")
    assert house.anne.with_number(bos["number"]) == []
    assert house.reception.again(bos) == bos


def test_a_caseworkers_own_visit_goes_all_its_way(house: House):
    visit = house.anne.does(house.expected(), "later", "coming", "collected", "ended", "undo", "ended")

    assert visit["status"] == "ended"
    assert house.anne.again(visit) == visit


def test_the_lead_takes_every_step_of_the_office(house: House):
    visit = house.staff["lene"].does(house.expected(), "coming", "wrong_person")

    assert house.staff["lene"].does(visit, "resolve", appointment_id=None)["status"] == "waiting"


@pytest.mark.parametrize("step", [*CASEWORKERS_STEPS, *OTHER_STEPS])
def test_the_administrator_meets_no_citizens(house: House, step: str):
    assert house.staff["aksel"].takes(house.walk_in(), step).refused == (403, "forbidden")


def test_what_only_the_reception_does(house: House):
    for path, body in (("call_next", {"desk_id": "1"}), ("arrivals", {"number": None}), ("imports", {})):
        assert house.anne.post(f"/v1/staff/{path}", body).refused == (403, "forbidden")


def test_only_an_administrator_shuts_devices_out(house: House):
    for name in ("anne", "rikke", "lene"):
        token = house.staff[name].token
        assert house.outside.call("DELETE", "/v1/staff/devices/x", token=token).refused == (403, "forbidden")


@pytest.mark.parametrize("step", [*CASEWORKERS_STEPS, *OTHER_STEPS])
def test_a_visit_of_another_office_is_not_found(house: House, step: str):
    words = {"desk_id": "1", "visit_id": "x", "caseworker_id": house.bo.user_id, "appointment_id": None}
    theirs = nords_visit(house)

    assert house.reception.takes(theirs, step, **words).refused == (404, "not_found")
    assert house.staff["nina"].again(theirs) == theirs


def nords_visit(house: House) -> dict[str, object]:
    """One for all: nobody can change it from here."""
    nina = house.staff["nina"]
    there = nina.visits()
    return there[0] if there else nina.of(house.other_kiosk.arrives(None, "none"))


def test_appointments_of_another_office_are_not_found(house: House):
    theirs = house.other_diary.expects("10:00", house.other_diary.somebody(), caseworker="NINO")["id"]
    rikke, visit = house.reception, house.walk_in()

    answers = [
        rikke.get(f"/v1/staff/persons/{theirs}"),
        rikke.post(f"/v1/staff/appointments/{theirs}/no_show"),
        rikke.post(f"/v1/staff/appointments/{theirs}/no_show/undo"),
        rikke.post("/v1/staff/arrivals", {"number": None, "appointment_id": theirs, "topic": None, "needs": []}),
        rikke.takes(visit, "resolve", appointment_id=theirs),
    ]

    assert {answer.refused for answer in answers} == {(404, "not_found")}


def test_people_devices_and_visits_of_another_office_are_not_found(house: House):
    visit, nora = house.walk_in(), house.staff["nora"]
    device = house.staff["aksel"].get("/v1/staff/devices").body()["devices"][0]["id"]

    answers = [
        house.reception.takes(visit, "hand_over", caseworker_id=house.staff["niels"].user_id),
        house.reception.takes(visit, "cannot", caseworker_id=house.staff["niels"].user_id),
        house.reception.takes(visit, "merge", visit_id=nords_visit(house)["id"]),
        house.outside.call("DELETE", f"/v1/staff/devices/{device}", token=nora.token),
    ]

    assert {answer.refused for answer in answers} == {(404, "not_found")}


def test_lists_hold_ones_own_office_alone(house: House):
    mine = house.expected()["appointment"]["id"]

    def listed(board: Board, what: str) -> str:
        return board.get(f"/v1/staff/{what}").raw.decode()

    nina = house.staff["nina"]
    assert mine not in listed(nina, "visits") + listed(nina, "appointments")
    assert house.anne.user_id in listed(house.reception, "caseworkers")
    assert house.anne.user_id not in listed(nina, "caseworkers")


def test_digits_of_one_office_are_nothing_in_another(house: House):
    digits = house.diary.somebody()
    house.diary.plans("10:00", digits)

    number = house.other_kiosk.arrives(digits, "10:00")

    assert house.staff["nina"].of(number)["outcome"] == "unmatched"
