"""Documents of a family and notes of contacts with them: what was added, by whom, about whom and for whom."""
