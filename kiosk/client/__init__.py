"""How a desktop process talks to the service: HTTP, event streams, retries. No Qt.

`transport` opens the connection, `calls` turns answers and refusals into values, `retry` says how
long to wait, `event_stream` listens; `device_calls` are the routes of the kiosk. Importing `calls`
or `transport` brings in httpx: a process that paints first imports them afterwards.
"""
