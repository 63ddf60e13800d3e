"""The rules themselves, one file per subject; the order here is the order on the page."""

from cases.attention.rules import (  # noqa: F401, I001 - importing registers the rules, in the order of the page
    safety,
    terms,
    turning,
    adulthood,
    form,
    grounds,
    fit,
    plan,
    help,
    measures,
    evaluation,
    people,
    home,
)
