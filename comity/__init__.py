"""Comity, the reader-discussion server of a news publication."""
