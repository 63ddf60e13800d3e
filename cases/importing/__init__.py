"""A family that comes in as a file: read it, check it whole, then walk it in through the same doors as people do.

The file is YAML with the keys of the regional case files (`zaak`, `personen`, `analyse`, `doelen` …). What is wrong is
told all at once, each with its path in the file; what has no room here yet is told as not taken over.
"""
