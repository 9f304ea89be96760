"""What may be asked about notices."""
