"""The family's own door: who of the family signs in, what is open to them, and what they write themselves."""
