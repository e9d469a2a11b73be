"""FI: what a Filing lacks, and where it does not agree with itself."""
