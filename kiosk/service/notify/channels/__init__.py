"""The channels, one kind a file; each turns a message into one attempt and its outcome."""
