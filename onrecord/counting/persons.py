"""How few and how many people stand behind a set of sources, each counted once."""

import pandas as pd

from onrecord.counting.independence import Ties, parted

#: The least and the largest number of people that a source can be; the latter if somebody says.
People = tuple[int, int | None]


def people(sources: pd.DataFrame) -> dict[str, People]:
    """Return the least and the largest number of people for every source that is people."""
    counted = sources[sources["persons_min"] != ""]
    numbers = zip(counted["persons_min"], counted["persons_max"], strict=True)
    read = [(int(low), int(high) if high else None) for low, high in numbers]
    return dict(zip(counted["source_id"], read, strict=True))


def persons(
    origins: list[str], known: Ties, proposition: str, people: dict[str, People]
) -> dict[str, int | None]:
    """Return ``persons_min`` and ``persons_max``, how few and how many people the origins can be.

    Those who may be the same count once for the first; for the second, those who are the same do.
    """
    human = [source for source in origins if source in people]
    perhaps = parted(human, known.perhaps, proposition)
    same = parted(human, known.same, proposition)
    fewest = [max(people[source][0] for source in part) for part in perhaps]
    highs = [[people[source][1] for source in part] for part in same]
    tops = [min((high for high in part if high is not None), default=None) for part in highs]
    told = [top for top in tops if top is not None]
    return {
        "persons_min": sum(fewest),
        "persons_max": sum(told) if len(told) == len(tops) else None,
    }
