"""Where staff work: sign-in, the queues, the cards.

Promises: every page needs a signed-in member of staff; every decision is an action of another room.
Never: decides anything itself, or is reached from another origin.
"""
