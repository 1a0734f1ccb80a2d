"""Every text as a key, and the catalogues that turn keys into words of a language.

Where things live:
- `keys_<subject>.py`: the keys, a `StrEnum` per screen or subject; a key's value is
  `"<table>.<name>"` of the message file. Kiosk: `keys_checkin`, `keys_frame`; waiting-room
  screen: `keys_display`; staff tool: `keys_staff` (more files `keys_staff_<subject>` as it grows).
- `assets/messages/<surface>/<language>.toml`: the words, one file per surface (`kiosk`,
  `display`, `staff`) and language. Danish is the master.
- `assets/messages/languages.toml`: each language's own name, direction, clock and calendar words.
Every room owns the keys and files of its surface; `tests/messages` checks them all.
"""
