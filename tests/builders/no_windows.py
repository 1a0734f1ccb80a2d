"""The end of a test with windows: all of them are destroyed here and now, in Qt's own thread.

WHY: a window that is left to the garbage collector is destroyed in whichever thread it happens to run,
a background loop's or a server's, while Qt still counts on it.
"""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


def destroy_all_windows() -> None:
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
