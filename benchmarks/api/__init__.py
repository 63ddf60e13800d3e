"""What the API costs beside the least that can give the same answer. Not part of the product."""
