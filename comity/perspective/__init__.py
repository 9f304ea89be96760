"""Perspective's API, answered by the scorer on this machine: callers change one address.

Promises: Google's fields, omissions and errors, within 300 ms at the 99th percentile.
Never: stores or logs a text, or asks another machine.
"""
