"""The append-only record of everything that happened, and those who follow it.

Promises: an entry is committed with the rows it tells of, read in one order by all, applied
by each follower at least once, and never read before every earlier entry can be seen.
Never: changes or removes an entry (but for the words of a person who is erased, which leaves
an entry that says so), or calls anything when one is appended.
"""
