"""A reader's own page: what they said and what became of it, what they chose, what they take away.

It stands at our own address, in a tab of its own, and works without script. Whose it is says a
cookie that is sent nowhere else (`door.py`); the page that a discussion stands in never sees it.
"""
