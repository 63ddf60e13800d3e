"""The shared verklarende analyse: what was said, which factors and links explain it, and who agrees."""
