"""Pages of a discussion, rendered once after a change, compressed and kept ready to send.

It promises that a kept page is what a fresh render of its story's version would give; a funding
bar above the story, which has no version, says of which moment its figures are.
It never answers a request and never decides what may be seen.
"""
