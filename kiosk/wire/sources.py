"""What the service tells the staff tool of the sources it fetches appointments from."""

from pydantic import AwareDatetime, BaseModel, ConfigDict

SOURCES = "sources"
"""What a `state` event says when these are to be asked for again."""


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class LeftOut(_Said):
    """How many rows were left out for this reason."""

    code: str
    count: int


class LeftRow(_Said):
    """`part`: which of several files or answers, from 1; `line` 0: all of it."""

    part: int
    line: int
    code: str


class SourceRun(_Said):
    """`reason`: why nothing came; empty where the source answered. `outside`: rows of days that are not fetched."""

    began_at: AwareDatetime
    ended_at: AwareDatetime
    reason: str = ""
    parts: int = 0
    taken: int = 0
    added: int = 0
    changed: int = 0
    cancelled: int = 0
    unmapped: int = 0
    outside: int = 0
    left_out: list[LeftOut] = []
    rows: list[LeftRow] = []


class Source(_Said):
    """`last_run`: the last one that did anything, or went wrong. `wanted`: somebody asked for a run, which comes."""

    id: str
    name: str
    kind: str
    every_seconds: float
    looked_at: AwareDatetime | None = None
    good_at: AwareDatetime | None = None
    failing_since: AwareDatetime | None = None
    reason: str = ""
    wanted: bool = False
    last_run: SourceRun | None = None


class Sources(_Said):
    sources: list[Source]


class SourcePreview(_Said):
    """What a run now would do; nothing was written. `unmapped`: caseworkers whom no user is, as the source says it."""

    reason: str = ""
    parts: int = 0
    taken: int = 0
    added: int = 0
    changed: int = 0
    cancelled: int = 0
    outside: int = 0
    unmapped: list[str] = []
    left_out: list[LeftOut] = []
    rows: list[LeftRow] = []
