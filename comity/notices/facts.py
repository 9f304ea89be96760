"""The kinds of journal entries that this room appends. None holds an address."""

FOLLOWED = "notices.followed"
UNFOLLOWED = "notices.unfollowed"
ASKED = "notices.address_asked"
SETTLED = "notices.settled"
STOPPED = "notices.stopped"
SILENCED = "notices.silenced"
HEARD = "notices.heard_again"
