"""Moves discussions in and out: readers of other systems' exports, and of saved pages.

Promises: what a file tells comes over unchanged; what can't be read is reported with its place.
Never: invents what a file does not tell, or takes over a password or a second factor.
"""
