"""Damaged files by chance: whatever comes in, a reader answers calmly, soon and in little memory.

``python -m tests.fuzzing`` runs as many as asked (``make soak``), the tests 2,000. An input is
made from its number and the seed alone, so any failure can be made again.
"""
