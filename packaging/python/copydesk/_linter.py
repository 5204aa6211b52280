"""Texts in, findings out."""

import json
from functools import lru_cache
from os import PathLike, fspath
from typing import Any, Dict, List, Optional, Type, TypeVar, Union

from ._model import CopydeskError, Edit, Finding, Fix, Place, Position, Reason, Related, Span
from ._native import NativeLinter

Path = Union[str, "PathLike[str]"]

#: How many linters are kept by ``check``.
_MAX_LINTERS = 16

_Made = TypeVar("_Made")

#: How a text is called that has no path.
_NAMELESS = "<text>"


class Linter:
    """A linter with one configuration, for any number of texts and threads.

    Without ``config``, the path of a configuration file, no file is read. The file is read once.
    A ``profile`` takes precedence over that of the file.
    """

    def __init__(self, profile: Optional[str] = None, config: Optional[Path] = None) -> None:
        self._options = (profile, None if config is None else fspath(config))
        self._native = NativeLinter(*self._options)

    def check(
        self, text: str, path: Optional[Path] = None, markup: Optional[str] = None
    ) -> List[Finding]:
        """The findings in ``text``, in the order of their places.

        ``path``, which need not exist, tells the markup and which overrides of the configuration
        hold. ``markup`` is ``markdown``, ``mdx`` or ``plain``, and takes precedence. A text that is
        not English has no findings.
        """
        name = _NAMELESS if path is None else fspath(path)
        try:
            answer = self._native.lint(text, name, markup)
        except UnicodeEncodeError as error:
            problem = f"it is no text: character {error.start} is half of a surrogate pair"
            raise CopydeskError(problem, path=name) from error
        return [_finding(it) for it in json.loads(answer)["findings"]]

    def __reduce__(self) -> Any:
        return (Linter, self._options)


@lru_cache(maxsize=_MAX_LINTERS)
def _linter(profile: Optional[str], config: Optional[str]) -> Linter:
    return Linter(profile, config)


def check(
    text: str,
    profile: Optional[str] = None,
    config: Optional[Path] = None,
    path: Optional[Path] = None,
    markup: Optional[str] = None,
) -> List[Finding]:
    """The findings in ``text``: see :class:`Linter`.

    The linters of the last calls are kept. Build a :class:`Linter` to read a configuration file
    that has changed.
    """
    config = None if config is None else fspath(config)
    return _linter(profile, config).check(text, path, markup)


def _made(kind: Type[_Made], fields: Dict[str, Any]) -> _Made:
    """An instance of the frozen dataclass ``kind`` with ``fields``.

    Its own constructor calls a function for each field, and a finding has dozens of fields.
    """
    made = kind.__new__(kind)
    object.__setattr__(made, "__dict__", fields)
    return made


def _place(shape: Dict[str, Any]) -> Dict[str, Any]:
    return {
        "span": _made(Span, shape["span_characters"]),
        "span_bytes": _made(Span, shape["span"]),
        "start": _made(Position, shape["start"]),
        "end": _made(Position, shape["end"]),
    }


def _fix(shape: Dict[str, Any]) -> Fix:
    edits = (_made(Edit, {**_place(it), "text": it["text"]}) for it in shape["edits"])
    return Fix(shape["title"], shape["safety"], tuple(edits))


def _reason(shape: Dict[str, Any]) -> Reason:
    place = _made(Place, _place(shape)) if "span" in shape else None
    return _made(Reason, {"text": shape["text"], "place": place})


def _related(shape: Dict[str, Any]) -> Related:
    return _made(Related, {**_place(shape), "path": shape["path"], "message": shape["message"]})


def _finding(shape: Dict[str, Any]) -> Finding:
    fields = _place(shape)
    for key in ("rule", "group", "severity", "grade", "message", "help", "path", "fingerprint"):
        fields[key] = shape[key]
    fields["related"] = tuple(map(_related, shape["related"]))
    fields["fixes"] = tuple(map(_fix, shape["fixes"]))
    fields["trace"] = tuple(map(_reason, shape["trace"]))
    return _made(Finding, fields)
