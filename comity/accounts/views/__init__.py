"""The pages of an account, one step a file."""
