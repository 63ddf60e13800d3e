"""Work that runs by itself: which jobs there are, when each last finished, and which one is late."""
