"""The look at a person behind an appointment, and that no list gives it away."""

from builders.contract_house import House


def test_a_person_is_shown_to_those_whose_citizen_it_is(house: House):
    digits = house.diary.somebody()
    there = house.diary.expects("10:00", digits)
    path = f"/v1/staff/persons/{there['id']}"

    person = house.reception.get(path).body()

    assert person == {"name": f"Prøve {there['room']}", "digits": digits}
    assert house.anne.get(path).body() == person
    assert house.bo.get(path).refused == (404, "not_found")
    assert house.staff["aksel"].get(path).refused == (403, "forbidden")


def test_no_list_holds_a_name_or_digits(house: House):
    visit = house.expected()
    digits = house.reception.get(f"/v1/staff/persons/{visit['appointment']['id']}").body()["digits"]

    for path in ("visits", "appointments", "desks", "caseworkers", "devices"):
        listed = house.reception.get(f"/v1/staff/{path}").raw.decode()
        assert "Prøve" not in listed, path
        assert digits not in listed, path
