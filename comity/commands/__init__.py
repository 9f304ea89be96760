"""The roof's own commands: to try Comity, to serve it, to look after it.

Promises: each says what it does, shows progress where it takes longer than a second, and
returns 0 only when it is done.
Never: holds a rule of its own; what it does is done by the rooms.
"""
