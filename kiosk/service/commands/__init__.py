"""What an operator types: each command works on the same house as a running service, beside it."""
