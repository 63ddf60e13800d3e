"""Aandachtspunten: what a case should be warned of in time, computed, each with its source. Put aside only with a reason."""
