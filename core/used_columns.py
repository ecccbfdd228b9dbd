"""The columns in use, kept without a copy: the points hold them already."""

from core.loading import Loaded
from core.readers.source import Cells


def keep_used(loaded: Loaded) -> None:
    """Let ``core.loading.choose`` and ``keep`` find the columns in use, if the points hold each row as it was read.

    That is so where no row was dropped and no factor was typed. A file of which all columns of numbers are in use need
    not be read again then.
    """
    if not loaded.complete or loaded.dropped or (loaded.x_measure.factor, loaded.y_measure.factor) != (1.0, 1.0):
        return
    points = loaded.points
    values = {loaded.x: points.x, loaded.y: points.y}
    if loaded.weight is not None and points.weight is not None:
        values[loaded.weight] = points.weight
    for index, column in enumerate(loaded.columns):
        if column.name in values:
            loaded.kept.columns.setdefault(index, Cells(values[column.name]))
