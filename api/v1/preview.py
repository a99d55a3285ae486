"""One draft, in exactly the shape in which it would be public."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse, JsonResponse
from rest_framework.exceptions import AuthenticationFailed

from api.v1 import parameters as reading
from api.v1.base import PublicView
from api.v1.parameters import options_from
from publishing.delivery import deliver
from publishing.drafts import MARK, marked_in, without_marks
from publishing.options import check_paths
from publishing.preview_links import NoPreview, previewed
from publishing.selecting import select

#: The answer's header with the ids of the drafts that it refers to.
DRAFTS = "Draft-References"


class Preview(PublicView):
    """Show the draft behind a token that an editor has made. It shows nothing else.

    What it refers to is there as a reference, with the title and address of its newest draft; the
    header Draft-References has the ids of those. `expand` gives what is public of them.
    """

    from_ledger = False
    may_be_kept = False

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        return [item for item in reading.DELIVERY if item.name != "locale"]

    def get(self, request: Any, token: str) -> HttpResponse:
        values = reading.read(request, {item.name for item in self.parameters()})
        try:
            draft, drafts = previewed(token)
        except NoPreview as error:
            raise AuthenticationFailed(str(error)) from error
        # The draft has a language; nothing else chooses it.
        options = options_from({**values, "locale": draft.locale}, request)
        check_paths(options, [draft.type])
        (document,) = deliver([draft], replace(options, fields=()), drafts=drafts)
        ids = [each["id"] for each in marked_in({**document, MARK: False})]
        document = without_marks(document)
        if options.fields:
            document = select(document, options.fields)
        return JsonResponse(document, headers={DRAFTS: ", ".join(ids)} if ids else {})

    def get_authenticate_header(self, request: Any) -> str:
        """Say, with 401, that the token in the path is what counts."""
        return 'Preview realm="preview"'
