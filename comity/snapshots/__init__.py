"""Pages of a discussion, rendered once after a change, compressed and kept ready to send.

It promises that a kept page is what a fresh render of its story's version would give.
It never answers a request and never decides what may be seen.
"""
