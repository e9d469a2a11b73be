"""Mentions: what a check needs that is no relation between figures."""
