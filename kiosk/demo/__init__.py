"""The demo: real processes on this machine, a made-up day around now, and a card that says what to try."""
