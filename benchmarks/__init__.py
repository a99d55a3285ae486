"""How fast Continuum is, measured. Nothing in here is part of the program that is installed."""
