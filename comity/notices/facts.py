"""The kinds of journal entries that this room appends. None holds an address."""

FOLLOWED = "notices.followed"
FOLLOWS_BROUGHT_IN = "notices.follows_brought_in"
UNFOLLOWED = "notices.unfollowed"
ASKED = "notices.address_asked"
SETTLED = "notices.settled"
SILENCED = "notices.silenced"
HEARD = "notices.heard_again"
