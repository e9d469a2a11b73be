"""A Filing as files that people fill in: YAML, and the workbook of their region."""
