"""What `jixiao check` reaches on labelled samples: accuracy, steadiness and speed.

Every suite reads only the JSON of ``jixiao check`` (design §6) and compares it with labels in
``../shared``; that folder stays outside the repository, and nothing of it is copied here.
"""
