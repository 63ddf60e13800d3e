"""The work around one family."""
