"""What libraries import that no page needs, and that takes as long as all the rest together."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

#: Each with the module that asks for it, if it is there. Other tools bring them along.
_LEFT_OUT = {
    # Dozens of grammars, to check addresses with letters of every script: no notebook has one.
    "rfc3987_syntax": "jsonschema._format",
    # Guesses the letters of bytes, and pages are made of text.
    "cchardet": "bs4.dammit",
    "chardet": "bs4.dammit",
    "charset_normalizer": "bs4.dammit",
}


class Without:
    """Lets a library begin without what it could do without; whoever else asks gets that."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return nothing, so that others look.

        Raise ``ModuleNotFoundError`` where a library asks that can do without.
        """
        if name in _LEFT_OUT and _is_being_imported(_LEFT_OUT[name]):
            raise ModuleNotFoundError(f"{name} is left out here", name=name)
        return None


def import_less() -> None:
    """Leave out of what is imported from here on what no page needs."""
    if not any(isinstance(finder, Without) for finder in sys.meta_path):
        sys.meta_path.insert(0, Without())


def _is_being_imported(name: str) -> bool:
    spec = getattr(sys.modules.get(name), "__spec__", None)
    return bool(getattr(spec, "_initializing", False))
