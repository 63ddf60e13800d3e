"""What happened, told to the systems of other organisations: no names and no content, in order per case, and only to
who may see it at that moment."""
