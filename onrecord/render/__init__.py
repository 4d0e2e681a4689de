"""From notebooks to pages: papermill runs them, nbconvert renders them, files move into place."""

from onrecord.render.lean import import_less

import_less()
