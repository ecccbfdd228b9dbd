"""The language of the window: the first one that the desktop asks for and that there are words in, else English."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from resources.translations import FOLDER

_ENGLISH = "en"
_OURS, _QTS = "sfumato", "qtbase"
_SPOKEN = "language"  # a property of the application: to look for a translator takes 6 ms


def speak(app: QCoreApplication) -> None:
    """Let the words of the program, and Qt's own, be those of the desktop's language; once is enough."""
    if app.property(_SPOKEN) is not None:
        return
    language = chosen(QLocale.system().uiLanguages())
    app.setProperty(_SPOKEN, language)
    if language == _ENGLISH:
        return
    for name, folder in ((_QTS, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)), (_OURS, str(FOLDER))):
        translator = QTranslator(app)
        if translator.load(f"{name}_{language}", folder):  # Qt's own may be left out of a bundle
            app.installTranslator(translator)


def chosen(wanted: Sequence[str], folder: Path = FOLDER) -> str:
    """Return the language to speak, of those wanted, such as ``de-AT``, in the order of preference."""
    for name in wanted:
        language = name.replace("_", "-").partition("-")[0]
        if language == _ENGLISH or (folder / f"{_OURS}_{language}.qm").is_file():
            return language
    return _ENGLISH
