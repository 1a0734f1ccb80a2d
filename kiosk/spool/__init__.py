"""The kiosk's memory on disk, and the way from there to the service. No Qt.

`spool` runs every piece of work in one transaction of one SQLite file; `numbers`, `envelopes` and
`memory` are what the file holds; `registrar` seals and spools arrivals; `office_clock` tells the
office's time without trusting the wall clock. In the background loop: `courier` runs `heartbeat`
(the service's state), `leasing` (numbers in hand) and `shipping` (envelopes on their way).
"""
