"""Where staff work: sign-in, the queues, the cards, the rules, the reports.

Promises: every page passes the gate, which asks who, in which role and from where; every
decision is an action of another room; everything works without script, and by keyboard with it.
Never: decides anything itself, or is reached or framed from another origin.
"""
