"""What `comity import` does: saved pages, the archives of other systems, our own exports."""
