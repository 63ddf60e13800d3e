"""Invented families by the thousand, spread as the region is, written with COPY."""
