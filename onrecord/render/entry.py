"""What papermill finds when it looks for engines: the name of ours, and no import before its use.

Papermill looks while it is being imported itself, so nothing here may need it yet.
"""

from typing import Any


class ForkEngine:
    """Stands for :class:`onrecord.render.engine.ForkEngine` until a notebook is run."""

    @classmethod
    def execute_notebook(cls, *words: Any, **settings: Any) -> Any:
        """Run a notebook as the engine does."""
        from onrecord.render import engine

        return engine.ForkEngine.execute_notebook(*words, **settings)

    @classmethod
    def nb_kernel_name(cls, *words: Any, **settings: Any) -> Any:
        """Return the kernel that a notebook names."""
        from onrecord.render import engine

        return engine.ForkEngine.nb_kernel_name(*words, **settings)

    @classmethod
    def nb_language(cls, *words: Any, **settings: Any) -> Any:
        """Return the language that a notebook names."""
        from onrecord.render import engine

        return engine.ForkEngine.nb_language(*words, **settings)
