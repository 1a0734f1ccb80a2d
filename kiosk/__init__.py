"""The check-in kiosk, its service and the waiting-room screen of a public office."""

__version__ = "0.1.0"
