"""Every figure by the name that notebooks call it."""

from onrecord.charts.board import status_board
from onrecord.charts.matrix import stance_matrix
from onrecord.charts.timeline import timeline

__all__ = ["stance_matrix", "status_board", "timeline"]
