"""The product for somebody who may see everything: one way in, to all cases. What permissions cost is the difference.

A server of its own, beside the one as it is; nothing of this is in the product.
"""

from typing import Any


def application(environ: Any, start_response: Any) -> Any:
    """For gunicorn: the product, opened when the first question comes."""
    from hsj.wsgi import application as product

    open_everything()
    return product(environ, start_response)


def open_everything() -> None:
    from cases.access.ways import USUAL_WAYS, WAYS, Way
    from cases.models import Case

    def all_cases(_user: Any, _part: str) -> Any:
        return Case.objects.order_by().values("pk")

    if [way.name for way in WAYS] == ["everything"]:
        return
    USUAL_WAYS.add("everything")  # asked in words that are written once, as the ways beside which it is measured
    WAYS[:] = [Way("everything", all_cases, everything=True)]
