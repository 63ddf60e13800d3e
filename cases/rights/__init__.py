"""The rights of the person a file is about: inspection, correction, own statement, destruction, and how long a file
stays."""
