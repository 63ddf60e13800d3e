"""The words of the own door."""

from django.db import models


class News(models.TextChoices):
    """What somebody of the family wrote or answered themselves."""

    WORDS = "words", "eigen woorden"
    ANALYSIS = "analysis", "antwoord op de verklarende analyse"
    PLAN = "plan", "antwoord op het gezinsplan"
    ADULTHOOD = "adulthood", "antwoord over 18 worden"
