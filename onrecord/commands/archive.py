"""``onrecord archive``: one edition as one file that can be kept."""

from pathlib import Path

import click

from onrecord.commands.asking import Asked, command, pass_asked, say
from onrecord.model.case import case_folder, load_case
from onrecord.model.problems import CaseError
from onrecord.model.write import require_writable, write_bytes
from onrecord.render.packing import pack_edition


@command
@click.argument("case")
@click.option("--as-of", help="The edition; the newest one if not given.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where it goes."
)
@pass_asked
def archive(asked: Asked, case: str, as_of: str | None, output: Path | None) -> int:
    """Pack one edition of CASE as one file that can be kept.

    It holds tables, executed notebooks, pages, checksums and RO-Crate metadata.

    Examples:
      onrecord archive drones-in-china
      onrecord archive drones-in-china --as-of 2024-11-15 -o edition.zip
    """
    project = asked.project
    known = sorted(load_case(case_folder(project.data, case)).editions["as_of"])
    date = as_of or (known[-1] if known else "")
    if date not in known:
        raise CaseError(f"{case} has no edition {date}; it has {', '.join(known) or 'none yet'}.")
    target = output or project.build / f"{case}-{date}.zip"
    require_writable(target.parent)
    write_bytes(target, pack_edition(project, case, date))
    say(f"Packed {target}")
    return 0
