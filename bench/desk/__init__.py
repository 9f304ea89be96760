"""How long the desk's pages take at a million comments."""
