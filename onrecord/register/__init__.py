"""Every row of the tables as a reader sees it, and the way back to where it is drawn."""
