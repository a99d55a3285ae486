"""How a log line looks, and what it must never say."""

import logging
import re
import time

#: The part of a path that lets its holder in: a preview token, a password reset link.
SECRET_IN_PATH = re.compile(r"(/preview/|/password_reset/confirm/)[^\s?]+")

QUERY = re.compile(r"(/\S*)\?\S+")


def mask(text: str) -> str:
    """Replace secrets in paths: `/api/v1/preview/abc/` becomes `/api/v1/preview/[hidden]`."""
    return SECRET_IN_PATH.sub(r"\1[hidden]", text)


def mask_request(text: str) -> str:
    """Take the client's address and the query string out of what gunicorn says about a request."""
    return mask(re.sub(r"\bip=\S+(?=:)", "a client", QUERY.sub(r"\1", text)))


class RequestFilter(logging.Filter):
    """Apply `mask_request` to every record of the logger that it is put on."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = mask_request(record.getMessage()), ()
        return True


class LineFormatter(logging.Formatter):
    """`2026-11-24T14:06:15Z warning django.request Not Found: /programs/gone/`"""

    def __init__(self) -> None:
        super().__init__("{asctime} {level} {name} {message}", "%Y-%m-%dT%H:%M:%SZ", style="{")
        self.converter = time.gmtime

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.level = record.levelname.lower()
        record.message = mask(record.message)
        return super().formatMessage(record)
