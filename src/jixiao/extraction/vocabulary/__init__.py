"""The field's words as data: modules of patterns, and YAML files."""
