"""Posts with many clients at once, and counts afterwards that nothing acknowledged is lost."""
