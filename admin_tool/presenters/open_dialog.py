"""A dialog for as long as it is open: a late answer must not reach one that the person has closed."""

from typing import Generic, TypeVar

from PySide6.QtWidgets import QDialog

from admin_tool.views.dialog import Dialog

D = TypeVar("D", bound=Dialog)


class OpenDialog(Generic[D]):
    def __init__(self, dialog: D) -> None:
        """Opens it."""
        self._dialog: D | None = dialog
        dialog.finished.connect(self._on_finished)
        dialog.open()

    @property
    def dialog(self) -> D | None:
        """None when it has been closed."""
        return self._dialog

    def close(self) -> None:
        if self._dialog is not None:
            self._dialog.done(QDialog.DialogCode.Accepted)

    def show_error(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.show_error(sentence)

    def _on_finished(self) -> None:
        self._dialog = None
