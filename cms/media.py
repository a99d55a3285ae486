"""Files of editors, served by Django itself where no web server does it (SERVE_MEDIA)."""

from __future__ import annotations

import errno

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with the file at this path below MEDIA_ROOT, or 404."""
    try:
        return serve(request, path, document_root=str(settings.MEDIA_ROOT))
    except OSError as error:
        # No file has a name that is longer than the file system allows.
        if error.errno == errno.ENAMETOOLONG:
            raise Http404(path) from error
        raise
