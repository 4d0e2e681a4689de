"""What a library imports that no page needs, and that takes as long as all the rest together."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

#: JupyterLab brings this along: dozens of grammars, made at its import.
_GRAMMARS = "rfc3987_syntax"
#: Asks for them, if they are there, to check addresses with letters of every script: the form of a
#: notebook has none.
_ASKS = "jsonschema._format"


class WithoutGrammars(MetaPathFinder):
    """Lets the check of notebooks begin without the grammars; whoever else asks gets them."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raise ``ModuleNotFoundError`` for the grammars while the check is being imported."""
        if name == _GRAMMARS and _is_being_imported(_ASKS):
            raise ModuleNotFoundError(f"{name} is left out here", name=name)
        return None


def leave_out_grammars() -> None:
    """Leave the grammars out of what is imported from here on."""
    if not any(isinstance(finder, WithoutGrammars) for finder in sys.meta_path):
        sys.meta_path.insert(0, WithoutGrammars())


def _is_being_imported(name: str) -> bool:
    spec = getattr(sys.modules.get(name), "__spec__", None)
    return bool(getattr(spec, "_initializing", False))
