"""Editors' content as a file: out of one installation and into another (docs/adr/0027).

The words stay those of Wagtail's models, field by field, so that a new field or type travels
without a line here. What points at something points at its key, which is the same everywhere.
"""
