"""Between what is known and what is shown: one presenter per work area. They decide what a touch means."""
