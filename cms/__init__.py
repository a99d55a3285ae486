"""The Django project: settings, URLs and the editors' desk. Imported by nobody else."""
