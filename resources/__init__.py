"""What comes with the program and is not code that computes: colour tables, samples, icons, its own set-up."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""The folder of the resources; ``FOLDER / "colours" / "PuRd.csv"`` is one of them."""
