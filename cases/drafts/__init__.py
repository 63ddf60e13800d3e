"""What somebody has typed and not yet saved, kept per form until it is saved. Seen by the writer only."""
