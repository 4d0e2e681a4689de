"""Every figure by the name that notebooks call it."""

from onrecord.charts.admiralty import admiralty_grid
from onrecord.charts.anonymity import anonymity_rules
from onrecord.charts.bearing import load_bearing
from onrecord.charts.board import status_board
from onrecord.charts.changes import changes
from onrecord.charts.custody import custody_ladder
from onrecord.charts.delays import delays
from onrecord.charts.drift import wording_drift
from onrecord.charts.funnel import outlets_to_origins
from onrecord.charts.judgements import key_judgements
from onrecord.charts.matrix import stance_matrix
from onrecord.charts.naming import named_or_unnamed
from onrecord.charts.provenance import provenance_graph
from onrecord.charts.standing import what_stands
from onrecord.charts.timeline import timeline

__all__ = [
    "admiralty_grid",
    "anonymity_rules",
    "changes",
    "custody_ladder",
    "delays",
    "key_judgements",
    "load_bearing",
    "named_or_unnamed",
    "outlets_to_origins",
    "provenance_graph",
    "stance_matrix",
    "status_board",
    "timeline",
    "what_stands",
    "wording_drift",
]
