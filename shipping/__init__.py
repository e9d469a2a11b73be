"""What is handed out: wheel, source, and a folder per platform that runs without installing.

``python -m shipping`` (``make dist``) writes them into ``dist``; the same sources give the same
bytes.
"""
