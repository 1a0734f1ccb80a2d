"""Qt shared by the kiosk, the waiting-room screen and the staff tool."""
