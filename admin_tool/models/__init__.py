"""What the staff tool shows, as pure values: no Qt, no clock, no network."""
