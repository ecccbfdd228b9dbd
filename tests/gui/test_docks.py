"""The docks of the whole window."""

from PySide6.QtWidgets import QDockWidget

from tests.gui.driver import Opened


def test_panels_are_as_high_as_they_want_to_be_where_there_is_room(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.window.resize(1100, 820)
    driver.until_shown("notebook")
    panel = driver.child(QDockWidget, "smoothingDock").widget()
    driver.until(lambda: panel.height() >= panel.sizeHint().height())
