"""The kiosk's passive pages: they show what they are told and say what the citizen did.

`stack.Stack` is the whole window for the presenter; every page can be used alone with a catalogue.
"""
