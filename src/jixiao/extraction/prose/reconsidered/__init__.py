"""Contradictions that other figures beside them explain: they were taken of the wrong figures."""
