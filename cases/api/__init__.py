"""What other systems ask: the REST API under /api/v1. It holds no rules and no models (docs/api.md)."""
