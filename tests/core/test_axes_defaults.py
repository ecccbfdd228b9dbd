import pytest

from core.axes_defaults import axes_for
from core.pairs import Axes

MAP, IMAGE, FREE = Axes(True), Axes(True, False, True), Axes()
SKY, GLOBE = Axes(True, True, sphere=True), Axes(True, sphere=True)


@pytest.mark.parametrize(
    ("x", "y", "axes"),
    [
        ("RA", "DEC", SKY),
        ("_RAJ2000", "_DEJ2000", SKY),
        ("l", "b", SKY),
        ("lon", "lat", GLOBE),
        ("start_lon", "start_lat", GLOBE),
        ("Longitude (deg)", "Latitude (deg)", GLOBE),
        ("decimalLongitude", "decimalLatitude", GLOBE),
        ("Easting", "Northing", MAP),
        ("Rechtswert (m)", "Hochwert (m)", MAP),
        ("Längengrad", "Breitengrad", GLOBE),
        ("UMAP1", "UMAP2", MAP),
        ("umap_1", "umap_2", MAP),
        ("x_nm", "y_nm", IMAGE),
        ("x [nm]", "y [nm]", IMAGE),
        ("x [px]", "y [px]", IMAGE),
        ("X_IMAGE", "Y_IMAGE", IMAGE),
        ("column", "row", IMAGE),
        ("x_m", "y_m", MAP),
        ("width (mm)", "height (mm)", MAP),
        ("x", "y", FREE),
        ("FSC-A", "SSC-A", FREE),
        ("lat", "lon", FREE),
        ("mass", "age", FREE),
        ("x_nm", "y_um", FREE),
        ("x [s]", "y [nm]", FREE),
    ],
)
def test_the_axes_of_well_known_columns(x: str, y: str, axes: Axes) -> None:
    assert axes_for(x, y) == axes


def test_a_known_unit_wins_over_the_name() -> None:
    assert axes_for("a", "b", "m", "m") == MAP
    assert axes_for("a", "b", "px", "px") == IMAGE
    assert axes_for("a", "b", "m", "s") == FREE
