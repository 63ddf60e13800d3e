"""The own pages of people of a family, in plain words, under /mijn/."""
