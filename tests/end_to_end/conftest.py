"""One demo for all stories: they only add to it, and when it is stopped nothing of it is left."""

from collections.abc import Iterator

import pytest

from builders.live_processes import children_of, lives
from builders.running_demo import RunningDemo, running_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDemo]:
    folder = tmp_path_factory.mktemp("demo")
    with running_demo(folder) as running:
        children = list(children_of(running.process.pid))
        assert children
        assert list(folder.iterdir())
        yield running
        assert running.stop() == 0
    assert [child for child in children if lives(child)] == []
    assert list(folder.iterdir()) == []
