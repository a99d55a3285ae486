"""What it looks like when the database does not answer, and when to come back then.

It may be restarting, or have had another writer for longer than anybody waits (on SQLite).
"""

from django.db import InterfaceError, OperationalError

#: What Django raises then.
OUTAGES = (OperationalError, InterfaceError)

#: Seconds after which to ask again.
RETRY_AFTER = 5
