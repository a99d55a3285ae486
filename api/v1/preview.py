"""One draft, in exactly the shape in which it would be public."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from rest_framework.exceptions import AuthenticationFailed

from api.v1 import parameters as reading
from api.v1.base import PublicView
from api.v1.parameters import options_from
from publishing.delivery import deliver
from publishing.options import check_paths
from publishing.preview_links import NoPreview, previewed


class Preview(PublicView):
    """Show the draft behind a token that an editor has made. It shows nothing else.

    References lead to what is public; a draft that it refers to is not there, as for readers.
    """

    from_ledger = False
    may_be_kept = False

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        return [item for item in reading.DELIVERY if item.name != "locale"]

    def get(self, request: Any, token: str) -> HttpResponse:
        values = reading.read(request, {item.name for item in self.parameters()})
        try:
            draft = previewed(token)
        except NoPreview as error:
            raise AuthenticationFailed(str(error)) from error
        # The draft has a language; nothing else chooses it.
        options = options_from({**values, "locale": draft.locale}, request)
        check_paths(options, [draft.type])
        return JsonResponse(deliver([draft], options)[0])

    def get_authenticate_header(self, request: Any) -> str:
        """Say, with 401, that the token in the path is what counts."""
        return 'Preview realm="preview"'
