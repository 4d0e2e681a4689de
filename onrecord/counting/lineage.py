"""Follow every claim down its chain of repetition to the claim where the chain begins."""

import numpy as np
import pandas as pd

from onrecord.model.vocabularies import OWN_WORK


def lineage(claims: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return where each claim comes from: one row per claim, indexed by ``claim_id``.

    ``claims`` are rows that count (see :class:`onrecord.model.edition.Edition`). Columns:
    ``root_id`` and ``root_source``, the claim and the source at the root of its chain; ``depth``,
    repetitions between it and the root; ``turned``, whether it takes another stance than its root;
    ``traced``, false where it rests on nothing; ``known``, whether the root's own lineage is known,
    without which it establishes no origin.

    A chain belongs to one proposition. Where a document repeats a claim as if it spoke to another
    proposition, a new chain begins with it, of unknown lineage: the earlier source did not say
    that. A claim rests on nothing where its chain runs into one that was taken back or is not
    there, and where it turns the stance of its root around: whoever is retold as denying did not
    deny.
    """
    ids = pd.Index(claims["claim_id"])
    named = ids.get_indexer(claims["derived_from"])
    leaps = _differs(claims["proposition_id"], named)
    parent = np.where(leaps, -1, named)
    root, depth = _climb(parent)
    orphan = (claims["derived_from"] != "").to_numpy() & (named < 0)
    turned = _differs(claims["stance"], root)
    bottom, _ = _climb(named)
    traced = ~orphan[bottom] & (named[bottom] < 0) & ~turned
    return pd.DataFrame(
        {
            "root_id": ids.to_numpy()[root],
            "root_source": claims["source_id"].to_numpy()[root],
            "depth": depth,
            "turned": turned,
            "traced": traced,
            "known": (_known(claims, sources).to_numpy() & ~leaps)[root] & traced,
        },
        index=ids,
    )


def _differs(column: pd.Series, other: np.ndarray) -> np.ndarray:
    """Say for each row whether the row at place ``other`` has another value; -1 is no row."""
    values = column.to_numpy(dtype=object)
    if not len(values):
        return np.zeros(0, dtype=bool)
    return (values[other] != values) & (other >= 0)


def _climb(parent: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return root and depth of every claim by pointer doubling: log2(n) passes, cycles end too."""
    own = np.arange(len(parent))
    root = np.where(parent >= 0, parent, own)
    depth = (parent >= 0).astype(int)
    for _ in range(max(1, len(parent).bit_length())):
        depth = depth + np.where(root != own, depth[root], 0)
        root = root[root]
    return root, depth


def _known(claims: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """Say for each claim whether, standing at a root, it tells where its knowledge comes from.

    It does not where it says that it repeats something unknown, where somebody unnamed told it,
    or where an outlet, a carrier by trade, shows no work of its own.
    """
    kinds = sources.set_index("source_id")["kind"]
    outlet = claims["source_id"].map(kinds) == "outlet"
    idle = outlet & ~claims["basis"].isin(OWN_WORK)
    hearsay = claims["basis"] == "told_by_other"
    vague = claims["derivation"].isin(["unknown", "suspected"])
    return ~(idle | hearsay | vague)
