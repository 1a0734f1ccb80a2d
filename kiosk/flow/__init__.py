"""The citizen's way through the kiosk as a pure state machine: `step(state, event, now) -> (state, effects)`.

Where things live: `pages` (what can be on the glass), `state` (the page and what surrounds it),
`events` (what happened), `effects` (what the world is asked to do), `step` (the one way in). A time for
another day: `wishing` leads to `booking`, `booking_answers` takes what the service says; its pages have
a module of their own.
The six digits are never here: the flow knows how many there are, and whether they are a possible day.
"""
