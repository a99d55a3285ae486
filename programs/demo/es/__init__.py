"""The demo content in Spanish: the words of each English entry, and nothing else.

Each module has the form of its English twin and names its entries by the same type and slug;
numbers, codes, pictures and references stay with the English one (`words.py` puts the two
together). Nobody has reviewed this translation: its reviewers say so, on every page that has one.
Sources keep their English titles, as they were published.
"""
