"""A year of reminders in half an hour: the real workers, broker, database and mail, with outages; and afterwards the
ledger and the mailbox beside a list that was computed apart."""
