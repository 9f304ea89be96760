"""How a newsroom keeps its threads worth reading: queues, decisions, statements, reports, appeals.

Promises: a decision, its journal entry and what it changes are one transaction; whoever is
restricted can learn what was decided, why and how to appeal; each decision can be undone.
Never: decides by itself, hides a restriction from the one it binds, or touches another room's rows.
"""
