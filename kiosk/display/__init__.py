"""The waiting-room screen: what it knows as pure values, and passive views that show it. Numbers and places only."""
