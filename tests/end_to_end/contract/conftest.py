"""One office on loopback for all that the contract promises; its Wednesday forenoon goes on while the tests run."""

from collections.abc import Iterator

import pytest

from builders.contract_house import House, clock_at, opened_house
from builders.processes import Installation

FEW = ("rikke", "anne", "aksel")
FORENOON = "2026-11-25T09:40:00+01:00"


@pytest.fixture(scope="session")
def forenoon() -> str:
    return clock_at(FORENOON)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, forenoon: str) -> Iterator[House]:
    with opened_house(Installation(folder=tmp_path_factory.mktemp("contract"), clock=forenoon)) as opened:
        yield opened


@pytest.fixture(scope="session")
def spare_house(tmp_path_factory: pytest.TempPathFactory, forenoon: str) -> Iterator[House]:
    """For tests that leave an office without numbers, its doors shut, or everybody gone."""
    with opened_house(
        Installation(folder=tmp_path_factory.mktemp("spare"), clock=forenoon), desks=8, staff=FEW
    ) as opened:
        yield opened
