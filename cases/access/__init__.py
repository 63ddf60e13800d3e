"""Who is who in a case: predicates, what a person may see, and the one way to write a part of a document."""
