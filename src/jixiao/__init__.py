"""jixiao 绩效: one fiscal year of one public body, from plan to disclosure."""

__version__ = "0.1.0"
