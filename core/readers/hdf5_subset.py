"""A compound dataset of HDF5 without those of its fields that NumPy has no type for, as the times of PyTables."""

from collections.abc import Sequence
from typing import Any

import h5py  # type: ignore[import-untyped]  # comes without types
import numpy as np


class Subset:
    """Stands for such a dataset; what it shares with one of h5py is what the tables of HDF5 are made of."""

    def __init__(self, dataset: Any) -> None:
        self._dataset = dataset
        self.id, self.attrs, self.file = dataset.id, dataset.attrs, dataset.file
        self.shape, self.ndim = dataset.shape, dataset.ndim
        self.is_virtual, self.external = dataset.is_virtual, dataset.external
        self.dtype = np.dtype(_known_fields(dataset.id.get_type()))

    def fields(self, names: Sequence[str]) -> "_Rows":
        """Return what gives rows of some fields by a slice."""
        return _Rows(self._dataset, np.dtype([(name, self.dtype[name]) for name in names]))


class _Rows:
    def __init__(self, dataset: Any, dtype: np.dtype[Any]) -> None:
        self._dataset = dataset
        self._dtype = dtype

    def __getitem__(self, rows: slice) -> Any:
        start, stop, _ = rows.indices(self._dataset.shape[0])
        values = np.empty(max(stop - start, 0), self._dtype)
        if values.size:
            place = self._dataset.id.get_space()
            place.select_hyperslab((start,), values.shape)
            # HDF5 finds the fields by their names
            self._dataset.id.read(h5py.h5s.create_simple(values.shape), place, values, h5py.h5t.py_create(self._dtype))
        return values


def subset_of(dataset: Any) -> Subset | None:
    """Return such a stand-in, None where no field is left, or there are none."""
    if dataset.ndim != 1 or not isinstance(dataset.id.get_type(), h5py.h5t.TypeCompoundID):
        return None
    subset = Subset(dataset)
    return subset if subset.dtype.names else None


def _known_fields(compound: Any) -> list[tuple[str, Any]]:
    known = []
    for at in range(compound.get_nmembers()):
        kind = compound.get_member_type(at)
        try:
            known.append((compound.get_member_name(at).decode("utf-8", "replace"), kind.dtype))
        except (TypeError, ValueError):
            continue
    return known
