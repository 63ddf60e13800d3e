"""`PUT …/{id}/stand`: say how something goes or stands, with the action of the page, where that is no field to write.

class StateOfAgreement(AgreementRows, Settles):
    asks, settle = AgreementState, staticmethod(plans.settle_agreement)
"""

from typing import Any

from rest_framework.response import Response

from cases.api.resources import Resource
from cases.api.sending import changing


class Settles(Resource):
    """PUT of what `asks` asks; `settle(row, by=, **answers)` keeps it. The answer is the row as it stands then."""

    asks: Any
    settle: Any

    def put(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        row = self.one()
        with changing(request, row.document, lambda: self.rows().get(pk=row.pk), self.versions) as current:
            sent = self.asks(data=request.data, context=self.context(part=current))
            sent.is_valid(raise_exception=True)
            type(self).settle(current, by=self.professional, **sent.validated_data)
        return self.answer(self.rows().get(pk=row.pk))

    @property
    def says(self) -> dict[str, str]:
        return super().says | {str(field.source): f"#/{name}" for name, field in self.asks().fields.items()}
