"""HTTP for readers without script: the front page, permanent links, a form, feeds.

Promises: what a reader wrote is on the page that refuses it; a page speaks the reader's
language, a story's pages its publication's.
Never: sets a cookie, but for a reader's own page (`me/`), or decides what an action decides.
"""
