"""The editorial rules of quality/, applied to documents: where their words are, what was found."""
