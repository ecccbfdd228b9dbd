import numpy as np
import pytest
from PIL import Image

from core.export.lettering import draw, draw_upwards, drawable, fitted, height, width

INK = (10, 20, 30)


def blank() -> Image.Image:
    return Image.new("RGB", (400, 300), (255, 255, 255))


def drawn_box(image: Image.Image) -> tuple[int, int, int, int]:
    rows, columns = np.nonzero((np.asarray(image) != 255).any(axis=2))
    return int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("RA [deg]", "RA [deg]"),
        ("σ_x", "sigma_x"),
        ("Δm", "deltam"),
        ("x [µm]", "x [um]"),
        ("x [μm]", "x [um]"),
        ("2×10⁻⁵", "2x10⁻⁵"),
        ("a\u2013b", "a-b"),
        ("Łódź, Ångström", "Lodz, Angstrom"),
        ("Straße", "Strasse"),
        ("日", "?"),
        ("tab\there", "tab?here"),
    ],
)
def test_letters_that_the_font_has_not_are_put_in_others(text: str, shown: str) -> None:
    assert drawable(text) == shown


def test_texts_that_fit_stay_and_others_lose_their_middle() -> None:
    text = "a_rather_long_name_of_some_file_of_events_2024.csv"
    assert fitted(text, 20, 5000) == text
    shorter = fitted(text, 20, 300)
    assert width(shorter, 20) <= 300
    assert shorter.startswith("a_rather")
    assert shorter.endswith("2024.csv")
    assert " ... " in shorter


def test_anchors() -> None:
    for anchor, left in (("l", 200.0), ("m", 200.0 - width("100", 25) / 2), ("r", 200.0 - width("100", 25))):
        image = blank()
        draw(image, (200, 150), "100", 25, INK, anchor)
        box = drawn_box(image)
        assert abs(box[0] - left) <= 4
        assert abs(box[3] - 150) <= 2
        assert abs(box[3] - box[1] - height(25)) <= 2


def test_superscripts_are_smaller_and_higher() -> None:
    plain, raised = blank(), blank()
    draw(plain, (20, 150), "105", 40, INK)
    draw(raised, (20, 150), "10⁵", 40, INK)
    assert width("10⁵", 40) < width("105", 40)
    assert drawn_box(raised)[1] < drawn_box(plain)[1]


def test_text_that_runs_upwards_is_the_same_turned() -> None:
    image = blank()
    draw_upwards(image, (100, 150), "density", 28, INK)
    left, top, right, bottom = drawn_box(image)
    assert 150 - width("density", 28) / 2 - 3 <= top <= bottom <= 150 + width("density", 28) / 2 + 3
    assert 100 - 28 <= left <= right <= 100 + 14
    upright = blank()
    draw(upright, (20, 150), "density", 28, INK)
    box = drawn_box(upright)
    turned = np.asarray(image.crop((left, top, right + 1, bottom + 1)).transpose(Image.Transpose.ROTATE_270))
    assert np.array_equal(turned, np.asarray(upright.crop((box[0], box[1], box[2] + 1, box[3] + 1))))
