"""Messages that leave the house: the dispatcher of the outbox, and the channels it sends through."""
