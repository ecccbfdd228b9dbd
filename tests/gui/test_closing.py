"""Closing during work asks nothing, and the process is over at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]

PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
import gui.app
from gui.jobs import Jobs
from gui.model import Model
from gui.program import Program

what, out = sys.argv[1], sys.argv[2]
make = gui.app.create

def create(argv, **options):
    app, window = make(argv, **options)
    timer = QTimer(app)

    def step():
        model, program = window.findChild(Model), window.findChild(Program)
        if model is None or program is None:
            return
        jobs = program.findChildren(Jobs)
        busy = sum(one.busy for one in jobs)
        if what == "export" and model.satisfied and model.shown is not None:
            timer.stop()
            program._commands.export_to(Path(out))
            QTimer.singleShot(20, close)
        elif what != "export" and busy and model.wanted.source is not None and program._workspace is not None:
            timer.stop()
            QTimer.singleShot(150, close)

    def close():
        program = window.findChild(Program)
        busy = any(one.busy for one in program.findChildren(Jobs))
        print(json.dumps(busy), flush=True)
        window.close()

    timer.timeout.connect(step)
    timer.start(5)
    return app, window

gui.app.create = create
sys.exit(gui.app.main(sys.argv[3:]))
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    h5py = pytest.importorskip("h5py")
    folder = tmp_path_factory.mktemp("large")
    points = np.random.default_rng(3).normal(size=(400_000, 2))
    np.save(folder / "many.npy", points)
    with h5py.File(folder / "many.h5", "w") as file:
        for name, column in zip("xy", points.T, strict=True):
            file.create_dataset(name, data=column, compression=1, chunks=(2_000,))
    return {"fill": folder / "many.npy", "child": folder / "many.h5", "export": folder / "many.npy"}


@pytest.mark.parametrize(("what", "bins"), [("child", "1000"), ("fill", "4000"), ("export", "2500")])
def test_the_process_is_over_at_once(large: dict[str, Path], tmp_path: Path, what: str, bins: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "SFUMATO_ALONE": "1"}
    out = tmp_path / "out.npz"
    command = [sys.executable, "-c", PROGRAM, what, str(out), str(large[what]), "--bins", bins]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    assert json.loads(done.stdout)  # it was at work when it was closed
    assert not list(tmp_path.iterdir())
