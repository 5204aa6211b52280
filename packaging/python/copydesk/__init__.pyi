from ._linter import Linter as Linter, check as check
from ._model import (
    CopydeskError as CopydeskError,
    Edit as Edit,
    Finding as Finding,
    Fix as Fix,
    Position as Position,
    Reason as Reason,
    Related as Related,
    Span as Span,
)

__all__ = [
    "CopydeskError",
    "Edit",
    "Finding",
    "Fix",
    "Linter",
    "Position",
    "Reason",
    "Related",
    "Span",
    "check",
]
