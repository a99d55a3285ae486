"""What waits to be done: reports with filters and spreadsheets, and counts on the home page."""
