"""Print runs: what was approved, the very bytes that were printed, and what has changed since."""
