"""Make the faces of the pages from those that their makers publish: ``python -m tests.faces``.

Their makers keep the name *Source* for what is unchanged, so what is left out of them here is
published under a name of its own.
"""

import argparse
import io
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from onrecord.drawing.face import FACES, FEATURES, Face, common, cut

#: Packages of the npm registry, packed with ``npm pack``, and the files in them by face.
SANS = "expo-google-fonts-source-sans-3-0.4.1.tgz"
SERIF = "expo-google-fonts-source-serif-4-0.4.1.tgz"
MADE_FROM = {
    "sans": (SANS, "package/400Regular/SourceSans3_400Regular.ttf"),
    "sans-bold": (SANS, "package/600SemiBold/SourceSans3_600SemiBold.ttf"),
    "serif-bold": (SERIF, "package/600SemiBold/SourceSerif4_600SemiBold.ttf"),
}
#: First and last letters of what is kept: Latin, marks, Greek, Cyrillic, punctuation, symbols.
KEPT = [
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x2B0, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x22FF),
    (0x25A0, 0x25FF),
]
_FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6
#: Whose face it is and under which licence; no face goes without.
_KEPT_NAMES = [0, _FAMILY, _STYLE, _UNIQUE, _FULL, 5, _POSTSCRIPT, 13, 14]


def made(face: Face, original: bytes) -> bytes:
    """Return ``face`` made from the file that its makers publish."""
    font = TTFont(io.BytesIO(original), recalcTimestamp=False)
    options = subset.Options(
        hinting=False, layout_features=FEATURES, name_IDs=_KEPT_NAMES, notdef_outline=True
    )
    options.drop_tables += ["DSIG", "STAT", "meta"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for low, high in KEPT for code in range(low, high + 1)])
    cutter.subset(font)
    _rename(font, face)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _rename(font: TTFont, face: Face) -> None:
    style = "SemiBold" if face.weight > 400 else "Regular"
    whole = f"{face.family} {style}"
    names = {
        _FAMILY: face.family if style == "Regular" else whole,
        _STYLE: "Regular",
        _UNIQUE: whole,
        _FULL: whole,
        _POSTSCRIPT: f"{face.family.replace(' ', '')}-{style}",
    }
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def main(arguments: Sequence[str]) -> int:
    """Write the faces; the packages they are made from stand in a folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help=f"holds {SANS} and {SERIF} from npm pack")
    folder = parser.parse_args(arguments).folder
    for face in FACES.values():
        package, member = MADE_FROM[face.name]
        with tarfile.open(folder / package) as archive:
            original = archive.extractfile(member)
            assert original is not None
            face.path.write_bytes(made(face, original.read()))
        face.common.write_bytes(cut(face, common(face)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
