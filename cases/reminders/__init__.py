"""Nobody is forgotten: a ledger of reminders, planned from dates and delivered one by one."""
