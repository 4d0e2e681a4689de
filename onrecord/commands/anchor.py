"""``onrecord anchor``: pin the words of a claim to a text that stays outside the repository."""

from pathlib import Path

import click

from onrecord.commands.asking import command
from onrecord.model.anchors import position, read_text
from onrecord.model.problems import CaseError, WorkFailed


@command
@click.argument("text", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@click.argument("phrase", required=False)
def anchor(text: Path, phrase: str | None) -> int:
    """Print the anchor of PHRASE in TEXT, and its paragraph.

    TEXT has one paragraph per line. The words must stand there so; marks at
    their ends may be left out. Without PHRASE, the number
    of words and the SHA-256 of TEXT are printed.

    Examples:
      onrecord anchor data/my-case/texts/gazette-2024-11-15.txt
      onrecord anchor data/my-case/texts/gazette-2024-11-15.txt "has not confirmed"
    """
    try:
        found = read_text(text)
    except UnicodeDecodeError:
        raise CaseError(f"{text} is not UTF-8 text.") from None
    if phrase is None:
        click.echo(f"{found.word_count} words, SHA-256 {found.sha256}")
        return 0
    anchors = found.find(phrase)
    if not anchors:
        raise WorkFailed(f"These words do not stand in {text}; copy them as they are printed.")
    for anchor_text in anchors:
        click.echo(f"{anchor_text}  paragraph {found.paragraph(position(anchor_text)[0])}")
    return 0
