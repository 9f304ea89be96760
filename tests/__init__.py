"""What crosses rooms, needs a browser, a kill or a load."""
