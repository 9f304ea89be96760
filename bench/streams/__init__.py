"""Ten thousand open streams of one story."""
