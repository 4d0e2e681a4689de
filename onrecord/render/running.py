"""How notebooks are run, as it is chosen before anything that runs them is loaded."""

from dataclasses import dataclass

from onrecord.render.limits import TIMEOUT

#: The engines by the names under which papermill knows them.
FORK, STOCK = "onrecord", "onrecord-stock"


@dataclass(frozen=True)
class Running:
    """How notebooks are run: by which engine of papermill, and how many seconds a cell may take."""

    engine: str = FORK
    timeout: float = TIMEOUT


#: How they are run unless told otherwise.
USUAL = Running()
