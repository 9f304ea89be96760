"""What is said: post, reply, edit, withdraw, vote; the orders; one template for a comment.

Promises: one vote a reader a comment, never one's own; an edit keeps what stood before; a
retry with the same key posts once; text is judged and made HTML before the write lane.
Never: decides what is acceptable (houserules does), or tells anybody what happened.
"""
