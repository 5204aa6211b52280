"""What is found, as values. They can be compared, hashed and pickled."""

from dataclasses import dataclass
from typing import Optional, Tuple


class CopydeskError(Exception):
    """A text, an option or a configuration file that cannot be read.

    ``path`` and ``line`` tell where the fault is, if it is in a file or in a named text.
    """

    def __init__(
        self,
        problem: str,
        path: Optional[str] = None,
        line: Optional[int] = None,
        remedy: Optional[str] = None,
    ) -> None:
        super().__init__(problem, path, line, remedy)
        self.problem = problem
        self.path = path
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        line = "" if self.line is None else f"{self.line}:"
        place = "" if self.path is None else f"{self.path}:{line} "
        remedy = "" if self.remedy is None else f"; {self.remedy}"
        return f"{place}{self.problem}{remedy}"


@dataclass(frozen=True)
class Span:
    """Where something begins, and where it has ended."""

    start: int
    end: int


@dataclass(frozen=True)
class Position:
    """A line and a column, from 1. The column is counted in characters, in UTF-16 code units and
    in bytes of UTF-8."""

    line: int
    column: int
    column_utf16: int
    column_byte: int


@dataclass(frozen=True)
class Place:
    """A place in a text. ``text[place.span.start : place.span.end]`` is what stands there, and
    ``span_bytes`` are the same in the UTF-8 of the text."""

    span: Span
    span_bytes: Span
    start: Position
    end: Position


@dataclass(frozen=True)
class Related(Place):
    """Another place that belongs to a finding."""

    path: str
    message: str


@dataclass(frozen=True)
class Edit(Place):
    """A replacement of a place by ``text``."""

    text: str


@dataclass(frozen=True)
class Fix:
    """Edits that would settle a finding: ``safety`` is ``safe``, or ``ask`` where somebody should
    look at the sentence that they leave."""

    title: str
    safety: str
    edits: Tuple[Edit, ...]


@dataclass(frozen=True)
class Reason:
    """A step of the decision, with its place if it has one."""

    text: str
    place: Optional[Place]


@dataclass(frozen=True)
class Finding(Place):
    """What a rule says of a place."""

    rule: str
    group: str
    severity: str
    grade: str
    message: str
    help: str
    path: str
    fingerprint: str
    related: Tuple[Related, ...]
    fixes: Tuple[Fix, ...]
    trace: Tuple[Reason, ...]
