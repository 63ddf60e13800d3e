"""The read log: who saw or changed what about whom, when, in which role and why. It knows ids and no content."""
