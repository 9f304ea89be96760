"""Kills what Comity does in the middle of it, again and again: nothing is lost or doubled."""
