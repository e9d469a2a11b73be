"""Wholes whose parts are known: a list of them must add up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jixiao.extraction.vocabulary.partition import Partition
from jixiao.extraction.vocabulary.partitions_of_counts import PARTITIONS_OF_COUNTS
from jixiao.extraction.vocabulary.partitions_of_money import PARTITIONS_OF_MONEY


@lru_cache(maxsize=4096)
def _partition_of(whole: str, names: tuple[str, ...], money: bool) -> Partition | None:
    known = PARTITIONS_OF_MONEY if money else PARTITIONS_OF_MONEY + PARTITIONS_OF_COUNTS
    for partition in known:
        told = partition.is_whole(whole) if whole else not partition.named
        if told and partition.covers(names):
            return partition
    return None


def partition_of(whole: str, names: Sequence[str], *, money: bool = True) -> Partition | None:
    """The partition that ``names`` make of ``whole``; None where none is known.

    A whole without a name of its own (2024 年为 …) is told by its parts alone.
    """
    return _partition_of(whole, tuple(names), money) if len(names) > 1 else None
