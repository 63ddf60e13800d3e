"""The run: servers as in production, one client, and a table of what it saw."""
