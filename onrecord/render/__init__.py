"""From notebooks to pages: papermill runs them, nbconvert renders them, files move into place."""

from onrecord.render.lean import leave_out_grammars

leave_out_grammars()
