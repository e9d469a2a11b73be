"""Scores of a Filing by its region's rubric, exactly, with the working of every point."""
