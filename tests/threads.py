"""Work in a thread that closes its own connection to the database."""

import threading

from django.db import connection


def in_thread(work, *args):
    """Start it, and return the thread to join."""

    def run():
        try:
            work(*args)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread
