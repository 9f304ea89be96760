"""Fits thresholds to what a newsroom's moderators have decided, and shows what each would do."""
