"""Releases: changes of many pages and snippets that go public together, or not at all."""
