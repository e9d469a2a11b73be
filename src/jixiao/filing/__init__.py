"""The Filing (填报): one body's one year, every value at one path, entered once, with its source.

What fields there are, their Chinese names, units and sheets is data: ``fields/*.yaml``.
"""
