"""Excel of platforms and accounting programs into a Filing, by which header means which path."""
