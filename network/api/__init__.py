"""Where a system of another organisation gets its access token."""
