"""The way of a kept page to the browser: bytes out of the store, and what HTTP says of them.

It promises a strong ETag, the right coding, one render for a crowd, and bounded memory.
It never imports Django, never asks the database, and never looks inside a page.
"""
