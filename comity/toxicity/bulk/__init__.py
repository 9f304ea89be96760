"""Scores whole files of comments: CSV, JSON Lines, plain text; can be stopped and gone on with."""
