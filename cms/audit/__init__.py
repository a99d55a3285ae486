"""Proof that nothing leaks: everything public is read, and searched for what is not."""
