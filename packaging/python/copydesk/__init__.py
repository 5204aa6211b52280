"""A linter for prose: who says so, and was it said already?

    >>> import copydesk
    >>> [finding] = copydesk.check("The ferry left the the harbour.")
    >>> finding.rule, finding.span.start, finding.span.end
    ('doubled-word', 19, 22)
"""

# The command needs none of this, so nothing is imported before somebody asks for it.
_MODULES = {"Linter": "_linter", "check": "_linter"}

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


def __getattr__(name):
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = import_module("." + _MODULES.get(name, "_model"), __name__)
    return getattr(module, name)


def __dir__():
    return sorted(__all__)
