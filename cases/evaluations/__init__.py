"""Looking back together: moments, scores per person per goal, and what is decided."""
