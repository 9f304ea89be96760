"""What the desk and other rooms may ask about moderation. Answers are frozen."""
