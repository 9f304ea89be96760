"""Who speaks: guests with a name, staff, and (by its own issue) accounts and publishers' readers.

Promises: a reader belongs to one publication and is known by a bearer token of that one; a
name that looks like a staff member's is refused.
Never: a cookie for readers, an e-mail address in anything public.
"""
