"""Follow every row up its chain of repetition to where the chain begins."""

import numpy as np


def climb(parent: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return beginning and depth of every row's chain, from the place of its parent, -1 for none.

    Pointer doubling: log2(n) passes, and circles end too, somewhere in the circle.
    """
    own = np.arange(len(parent))
    root = np.where(parent >= 0, parent, own)
    depth = (parent >= 0).astype(int)
    for _ in range(max(1, len(parent).bit_length())):
        depth = depth + np.where(root != own, depth[root], 0)
        root = root[root]
    return root, depth


def circles(parent: np.ndarray) -> np.ndarray:
    """Return for every row whether its chain leads back to it."""
    bottom, _ = climb(parent)
    circle = np.zeros(len(parent), dtype=bool)
    circle[bottom[parent[bottom] >= 0]] = True
    for place in np.flatnonzero(circle):
        up = parent[place]
        while not circle[up]:
            circle[up] = True
            up = parent[up]
    return circle
