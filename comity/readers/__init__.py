"""Who speaks: guests with a name, accounts, a publisher's own readers by its token, staff.

Promises: a reader belongs to one publication and is known by a bearer token of that one, good for
minutes and renewed by one that its use spends; nobody goes by a name that readers would take for
somebody else's; who wants to be forgotten is.
Never: a cookie that the API or the embed reads, an e-mail address in anything public.
"""
