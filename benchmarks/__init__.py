"""What is fast, measured: a generator of invented families and a side-by-side run. Not part of the product."""
