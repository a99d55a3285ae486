"""What editors write: page types, blocks, snippets and the demo content."""
