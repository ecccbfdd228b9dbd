"""The pages of help: a folder for each language with a page for each question, and the pictures that they share."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""The folder of the help; ``FOLDER / "en" / "sigma.html"`` is a page."""
