"""The family and its people, where they live, who has gezag, the case around it and who coordinates it."""
