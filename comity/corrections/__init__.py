"""What moderators elsewhere say that the scorer should have answered: for the next calibration.

Promises: the score that was suggested stands beside the one that was given, and the model's name.
Never: the text, its author, or anything by which either could be found.
"""
