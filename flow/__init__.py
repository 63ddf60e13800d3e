"""Declare a step, take a step, journal it, draw it. Knows no domain."""
