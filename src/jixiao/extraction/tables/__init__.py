"""Tables read: every figure in a cell, what it means, and every relation inside and between."""
