"""A score sheet as text for a terminal and as JSON (jixiao.score/1)."""
