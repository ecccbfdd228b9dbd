"""What an automatic sigma is multiplied by."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget
from typing_extensions import override

from gui.numbers import local
from gui.words import tr

_STEPS = 20  # from the middle to either end


class FactorSlider(QWidget):
    """A slider from a half to twice, in even ratios."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = _Slider()
        self._told = QLabel()
        self._told.setProperty("quiet", True)
        self._told.setFixedWidth(self._told.fontMetrics().horizontalAdvance("× 0.00 "))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self._told)
        self.slider.valueChanged.connect(self._slid)
        self.set_factor(1.0)

    def set_factor(self, factor: float) -> None:
        """Show a factor."""
        self._told.setText(f"× {local(f'{factor:.2f}')}")
        if factor != _factor_at(self.slider.value()):
            held = self.slider.blockSignals(True)
            self.slider.setValue(min(range(-_STEPS, _STEPS + 1), key=lambda step: abs(_factor_at(step) - factor)))
            self.slider.blockSignals(held)

    def _slid(self, step: int) -> None:
        self._told.setText(f"× {local(f'{_factor_at(step):.2f}')}")
        self.chosen.emit(_factor_at(step))


class _Slider(QSlider):
    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("sigmaFactor")
        self.setAccessibleName(tr("Factor on sigma"))
        self.setToolTip(
            tr("What the sigma that the rule finds is multiplied by, {least} to {most}", least=0.5, most=2.0)
        )
        self.setRange(-_STEPS, _STEPS)
        self.setPageStep(_STEPS // 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(50, super().minimumSizeHint().height())


def _factor_at(step: int) -> float:
    return float(round(2.0 ** (step / _STEPS), 2))
