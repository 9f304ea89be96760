"""Web push: a notice in the reader's browser, though no page of ours is open (`comity[push]`).

What goes out is encrypted for that browser alone (RFC 8291), signed by this server (RFC 8292),
and handed to the push service that the browser chose (RFC 8030), by `ground.outbound`.
"""
