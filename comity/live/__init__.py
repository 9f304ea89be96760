"""Tells open pages at once what is new in their story, by server-sent events.

It promises every event after the version a page shows, in order, or the word to fetch it again.
It never imports Django, never makes an event, and never holds the server when it wants to stop.
"""
