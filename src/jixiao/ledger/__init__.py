"""The Ledger: every figure as stated, what it means, and the relations it must keep."""
