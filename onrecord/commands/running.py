"""The options of every command that runs notebooks: in what, and for how long."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from onrecord.render.limits import TIMEOUT
from onrecord.render.processes import can_fork
from onrecord.render.running import FORK, STOCK, Running

_STOCK = "Run each notebook in a stock Jupyter kernel; slower, and the pages are the same."
_TIMEOUT = f"Seconds after which a cell is stopped; {TIMEOUT:g} if not given."


def running_options(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options ``--stock`` and ``--timeout``, as its argument ``how``."""

    @click.option("--stock", is_flag=True, help=_STOCK)
    @click.option(
        "--timeout", type=click.FloatRange(min=0, min_open=True), default=TIMEOUT, help=_TIMEOUT
    )
    @wraps(function)
    def asked(*words: Any, stock: bool, timeout: float, **more: Any) -> int:
        if not stock and not can_fork():
            click.echo(
                "Processes cannot be forked here: stock kernels run the notebooks.", err=True
            )
        how = Running(STOCK if stock or not can_fork() else FORK, timeout)
        return function(*words, how=how, **more)

    return asked
