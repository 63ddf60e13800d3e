"""The move to adult life and adult laws: the list, the toekomstplan, and who takes over."""
