"""The reception service: the only process that knows who is expected."""
