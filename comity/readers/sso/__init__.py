"""The publisher's own readers: known to its site, and vouched for by a token that it signs.

Promises: a token is taken only if a key of the publication signed it, for this publication, and
lately; it opens one session; a site that signs tokens for Coral signs them for Comity as well.
Never: lets a token choose how it is checked, or open the desk.
"""
