"""What answers at the desk's addresses: ten lines each, what they do is done by other rooms."""
