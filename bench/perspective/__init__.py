"""Asks Perspective's API at a steady rate, and measures how long callers wait."""
