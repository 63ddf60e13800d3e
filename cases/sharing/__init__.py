"""Which organisation takes part in which case, with which people, from when to when. Access follows from this."""
