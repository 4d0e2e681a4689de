"""From notebooks to pages: papermill runs them, nbconvert renders them, files move into place."""
