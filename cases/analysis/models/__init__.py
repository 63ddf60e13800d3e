"""The rows of this room, one file per subject."""

from cases.analysis.models.analysis import Analysis, AnalysisText
from cases.analysis.models.beside import Enclosure, Gap
from cases.analysis.models.differing import Difference, Remark, ViewDifference
from cases.analysis.models.factors import Explanation, Factor, FactorHeading, FactorLink, FactorScheme, LinkView
from cases.analysis.models.heard import Consultation, EarlierHelp, Statement, Worry
from cases.analysis.models.own_words import OwnWords
from cases.analysis.models.responses import AnalysisResponse, Respondent, ResponseBase, respondents

__all__ = [
    "Analysis", "AnalysisResponse", "AnalysisText", "Consultation", "Difference", "EarlierHelp", "Enclosure",
    "Explanation", "Factor", "FactorHeading", "FactorLink", "FactorScheme", "Gap", "LinkView", "OwnWords", "Remark",
    "Respondent", "ResponseBase", "Statement", "ViewDifference", "Worry", "respondents",
]  # fmt: skip
