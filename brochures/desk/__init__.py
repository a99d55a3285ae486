"""Copyfit in the admin: the sheet with its boxes, and a panel beside the words that fill them."""
