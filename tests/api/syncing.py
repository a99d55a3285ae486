"""A client that keeps a copy through /sync/, and what its copy must equal."""

from urllib.parse import urlencode


class Copy:
    """What an app keeps: documents by id, and the cursor for its next visit."""

    def __init__(self, api, **scope):
        self.api, self.scope = api, scope
        self.documents, self.cursor = {}, None
        self.seen = []

    def page(self):
        """Fetch and apply one page; return whether there are more."""
        query = {"cursor": self.cursor} if self.cursor else self.scope
        response = self.api.get(f"/api/v1/sync/?{urlencode(query)}")
        assert response.status_code == 200, response.content
        answer = response.json()
        for item in answer["items"]:
            self.apply(item)
        self.cursor = answer["cursor"]
        return answer["more"]

    def apply(self, item):
        if item["op"] == "delete":
            self.documents.pop(item["id"], None)
            self.seen.append((item["op"], item["id"]))
        else:
            document = item["document"]
            self.documents[document["id"]] = document
            self.seen.append((item["op"], document["id"]))

    def catch_up(self):
        """Fetch to the end; return what came, as (op, id)."""
        self.seen = []
        while self.page():
            pass
        return self.seen


def fetched(api, **scope):
    """Everything in a scope, from the lists."""
    scope = {name: value for name, value in scope.items() if name != "limit"}
    if "type" in scope:
        scope["type__in"] = scope.pop("type")
    documents, url = {}, f"/api/v1/pages/?{urlencode({**scope, 'limit': 100})}"
    while url:
        page = api.get(url).json()
        documents |= {document["id"]: document for document in page["results"]}
        url = page["next"]
    return documents


def assert_equal_to_a_full_fetch(copy):
    copy.catch_up()
    fresh = Copy(copy.api, **{**copy.scope, "limit": 100})
    fresh.catch_up()
    assert fresh.documents == fetched(copy.api, **copy.scope)
    assert copy.documents == fresh.documents
    assert copy.catch_up() == []
