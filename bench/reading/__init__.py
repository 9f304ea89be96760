"""How fast pages are read: beside nginx, and as threads grow."""
