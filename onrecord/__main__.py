"""The command ``onrecord``."""

import sys

from onrecord.commands.fresh import begin_afresh, will_make
from onrecord.commands.stopping import stopping_at_once


def main() -> None:
    """Run the command line and exit.

    0: all is well. 1: the work failed, as with tables that have errors or a cell that raised.
    2: the command has to be put differently, as with a case or a date that there is not. 130:
    stopped with Ctrl-C, 143: with SIGTERM.
    """
    with stopping_at_once():
        if will_make():
            begin_afresh()
        # Imported here, so that Ctrl-C ends this in order too.
        from onrecord.commands.ending import run_command

        code = run_command()
    sys.exit(code)


if __name__ == "__main__":
    main()
