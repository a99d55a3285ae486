"""The editors' desk: the Wagtail admin with Continuum's look, roles and next steps."""
