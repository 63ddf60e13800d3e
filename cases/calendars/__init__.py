"""The moments to look back in somebody's own calendar: that there is something in a case, never what or about whom."""
