"""The words of the window in other languages: ``sfumato_XX.ts`` is translated by hand, ``sfumato_XX.qm`` made of it."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""The folder of the translations."""
