"""The part of the README that is counted from the tables, so that it cannot go out of date."""

import re
from pathlib import Path

from onrecord.analysis import findings
from onrecord.model.case import load_case
from onrecord.model.edition import open_edition

_PART = re.compile(
    r"(<!-- made from the tables: (\S+) (\S+) -->\n).*?(<!-- end -->)",
    re.DOTALL,
)


def renewed(text: str, data: Path) -> str:
    """Return ``text`` with the findings of the case and edition that its mark names."""

    def part(found: re.Match[str]) -> str:
        edition = open_edition(load_case(data / found[2]), found[3])
        sentences = [findings.overview(edition), *findings.status_lines(edition)]
        body = "\n".join(f"- {sentence}" for sentence in sentences)
        return f"{found[1]}\n{body}\n\n{found[4]}"

    return _PART.sub(part, text)
