"""One office on loopback for all that the contract promises; its Wednesday forenoon goes on while the tests run."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

import pytest

from builders.contract_house import House, clock_at, opened_house
from builders.processes import Installation
from builders.store import move_visits

FEW = ("rikke", "anne", "aksel")
FORENOON = "2026-11-25T09:40:00+01:00"
_houses: list[House] = []
_files = count()


@pytest.fixture(scope="session")
def forenoon() -> str:
    return clock_at(FORENOON)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, forenoon: str) -> Iterator[House]:
    with opened_house(Installation(folder=tmp_path_factory.mktemp("contract"), clock=forenoon)) as opened:
        _houses.append(opened)
        yield opened


@pytest.fixture(autouse=True, scope="module")
def _nobody_of_other_files() -> None:
    """WHY: each look at the list is paid for by all who are on it."""
    long_ago = date(2020, 1, 1) + timedelta(days=next(_files))
    for house in _houses:
        move_visits(house.installation, house.diary.day, to=long_ago)


@pytest.fixture(scope="session")
def spare_house(tmp_path_factory: pytest.TempPathFactory, forenoon: str) -> Iterator[House]:
    """For tests that leave an office without numbers, its doors shut, or everybody gone."""
    with opened_house(
        Installation(folder=tmp_path_factory.mktemp("spare"), clock=forenoon), desks=8, staff=FEW
    ) as opened:
        yield opened
