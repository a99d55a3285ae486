"""What good content is: text in, findings out. Knows nothing of Django models."""
