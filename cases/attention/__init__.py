"""Aandachtspunten: what a case should be warned of in time: computed, with its source, put aside only with a reason."""
