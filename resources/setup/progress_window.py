"""Shows what its standard input says in a small window of the toolkit that comes with Python; see ``progress``."""

from __future__ import annotations

import queue
import sys
import threading
import tkinter
from pathlib import Path
from tkinter import ttk

_ICON = Path(__file__).parents[1] / "icons" / "sfumato-48.png"
_PAUSE = 50  # milliseconds between two looks at what came in
_WIDTH = 440
_COLOUR = "#ce1256"  # of what is done, as in the icon


class Window:
    """Words, a bar, and a button that gives up."""

    def __init__(self, root: tkinter.Tk) -> None:
        self._root = root
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        root.title("Sfumato")
        root.resizable(width=False, height=False)
        self._icon = tkinter.PhotoImage(file=str(_ICON)) if _ICON.exists() else None
        if self._icon is not None:
            root.iconphoto(True, self._icon)
        style = ttk.Style(root)
        if style.theme_use() == "default":  # that of X11, which is from another time
            style.theme_use("clam")
        style.configure("Horizontal.TProgressbar", background=_COLOUR)
        frame = ttk.Frame(root, padding=18)
        frame.grid()
        if self._icon is not None:
            ttk.Label(frame, image=self._icon).grid(row=0, column=0, rowspan=2, padx=(0, 16), sticky="n")
        words = ttk.Frame(frame)
        words.grid(row=0, column=1, sticky="w")
        ttk.Label(words, text="Sfumato sets itself up, once. This takes some minutes.").grid(sticky="w")
        self._words = ttk.Label(words, wraplength=_WIDTH, width=60)
        self._words.grid(sticky="w", pady=(6, 0))
        self._bar = ttk.Progressbar(frame, length=_WIDTH, maximum=100)
        self._bar.grid(row=1, column=1, pady=(12, 14), sticky="we")
        ttk.Button(frame, text="Cancel", command=root.destroy).grid(row=2, column=1, sticky="e")
        root.bind("<Escape>", lambda _event: root.destroy())
        root.eval(f"tk::PlaceWindow {root} center")
        threading.Thread(target=self._read, daemon=True).start()
        self._look()

    def _read(self) -> None:
        for line in sys.stdin:
            self._lines.put(line.strip())
        self._lines.put(None)

    def _look(self) -> None:
        while not self._lines.empty():
            line = self._lines.get()
            if line is None:
                self._root.destroy()
                return
            if line.startswith("#"):
                self._words["text"] = line[1:].strip()
            elif line.isdigit():
                self._bar["value"] = int(line)
        self._root.after(_PAUSE, self._look)


if __name__ == "__main__":
    top = tkinter.Tk(className="Sfumato")
    Window(top)
    top.mainloop()
