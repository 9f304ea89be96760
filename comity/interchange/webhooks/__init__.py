"""Tells other machines what happens in a publication, signed, until they have taken it.

Promises: each delivery has an id, arrives at least once or is seen to have failed.
Never: calls an address of a private network, or keeps a secret in the database.
"""
