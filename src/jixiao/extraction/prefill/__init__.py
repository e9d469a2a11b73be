"""A partial Filing out of a report: what all its statements agree on, and what is disputed."""
