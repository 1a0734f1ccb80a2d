"""Between the flow and the world: touches become events, states become pages, effects are carried out.

`citizen` is the presenter; `digit_entry` keeps the digits; `views` says what a page shows and
`glass` shows it; `errands` carries out effects; `office_view` turns the courier's reports into what
the flow knows of its office. All in Qt's thread.
"""
