"""The copy of a brochure in the files that designers, translators and printers open."""
