"""The floors: the same rows as the caseload page by the least that can show them. Never part of the product."""
