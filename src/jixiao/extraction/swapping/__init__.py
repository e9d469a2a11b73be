"""Figures that nothing bears out, and that others would with two of their digits swapped."""
