"""Settings, one file for one concern; dev, test and production choose among them."""
