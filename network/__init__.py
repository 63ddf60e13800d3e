"""Who there is: municipalities, organisations, people who sign in, and the terms each municipality works with."""
