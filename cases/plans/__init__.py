"""The one plan: the wish, goals, who does what, the answers of everybody, and help that is asked for."""
