"""What a verdict of the house rules costs."""
