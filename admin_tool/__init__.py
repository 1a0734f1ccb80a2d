"""The staff tool: the board of the reception, the day of a caseworker, the administration."""
