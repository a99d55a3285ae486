"""What is asked, of which server, and what it is compared with."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from api.v1.cursors import Cursor
from benchmarks.servers import Server

PROGRAMS = "/api/v1/programs/"
EXPANDED = f"{PROGRAMS}?expand=level,components"
DETAIL = f"{PROGRAMS}standard-iop/"
QUESTIONS = "/api/v1/faqs/"
PARTS = "/api/v1/modules/"
SEARCH = "/api/v1/search/?q=evening+groups"
STOCK = "/stock/v2/pages/"

#: Different questions in one run: more than a worker keeps ready by chance, spread over all.
SPREAD = 500


@dataclass(frozen=True)
class Target:
    """Paths that are asked of a server in turn.

    of: the target that it is measured against. at_least: the ratio to it that is wanted.
    """

    name: str
    server: str
    paths: Sequence[str]
    of: str = ""
    at_least: float | None = None
    headers: Sequence[str] = ()
    #: Shortest time of load, in seconds, for what answers only a few times in each.
    seconds: float = 0


def all_targets(servers: dict[str, Server], documents: int) -> list[Target]:
    """Return everything that is measured at one size."""
    warm, cold = servers["warm"], servers["cold"]
    size = {path: len(cold.get(path)[0]) for path in (DETAIL, PROGRAMS, SEARCH)}
    etag = warm.get(DETAIL)[1]["ETag"]
    stock_id = _first_id(cold, f"{STOCK}?type=programs.ProgramType&slug=standard-iop")
    stock_list = f"{STOCK}?type=programs.ProgramType&fields=*&limit=20"
    return [
        Target("bare WSGI, size of a detail", "bare", [f"/{size[DETAIL]}"]),
        Target("bare WSGI, size of a list", "bare", [f"/{size[PROGRAMS]}"]),
        Target("warm detail", "warm", [DETAIL], "bare WSGI, size of a detail", 0.70),
        Target("warm list", "warm", [PROGRAMS], "bare WSGI, size of a list", 0.70),
        Target(
            "warm detail, 304",
            "warm",
            [DETAIL],
            "bare WSGI, size of a detail",
            0.80,
            [f"If-None-Match: {etag}"],
        ),
        Target("DRF constant, size of a detail", "cold", [f"/floor/drf/{size[DETAIL]}/"]),
        Target("DRF constant, size of a list", "cold", [f"/floor/drf/{size[PROGRAMS]}/"]),
        Target("DRF constant, size of a search", "cold", [f"/floor/drf/{size[SEARCH]}/"]),
        Target("cold detail", "cold", [DETAIL], "DRF constant, size of a detail", 0.50),
        Target("cold list", "cold", [PROGRAMS], "DRF constant, size of a list", 0.35),
        Target("cold list, expanded", "cold", [EXPANDED], "stock v2 list", 20),
        Target("stock v2 detail", "cold", [f"{STOCK}{stock_id}/"], seconds=4),
        Target("stock v2 list", "cold", [stock_list], seconds=5),
        Target("warm list, expanded", "warm", [EXPANDED], "stock v2 list", 200),
        Target("cold detail, against stock", "cold", [DETAIL], "stock v2 detail", 6),
        *growing(servers, documents),
        Target("website, home page, warm", "warm", ["/"]),
        Target("website, program page, warm", "warm", ["/programs/standard-iop/"]),
        Target("website, program page, cold", "cold", ["/programs/standard-iop/"]),
    ]


def cold_at(documents: int) -> str:
    """Return the name of the server that keeps no answers, at a size beside the first."""
    return f"cold, {documents:,} questions"


def growing(servers: dict[str, Server], documents: int, server: str = "cold") -> list[Target]:
    """Return what must not become slower as documents become more."""
    step = max(1, documents // SPREAD)
    slugs = [f"bench-{number}" for number in range(1, documents + 1, step)] or ["difference"]
    return [
        Target("question, any", server, [f"{QUESTIONS}{slug}/" for slug in slugs]),
        Target("questions, first page", server, [QUESTIONS]),
        Target("questions, last page", server, [last_page(servers[server])]),
        Target("questions, common filter", server, [f"{QUESTIONS}?about=iop"]),
        Target("questions, rare filter", server, [f"{QUESTIONS}?slug={slugs[-1]}"]),
        Target("resolve", server, [f"/api/v1/resolve/?path=/faqs/{slug}/" for slug in slugs]),
        Target("questions, by title, backward", server, [f"{QUESTIONS}?ordering=-title"]),
        Target("questions, by review date", server, [f"{QUESTIONS}?ordering=review_due"]),
        Target("questions, few by date", server, [f"{QUESTIONS}?last_reviewed__lt=2000-01-01"]),
        Target("questions, few by reference", server, [f"{QUESTIONS}?about={slugs[-1]}"]),
        Target("questions, facets", server, [f"{QUESTIONS}?facets=about"]),
        Target("questions, Spanish before English", server, [f"{QUESTIONS}?locale=es-US"]),
        Target("parts of the copy", server, [PARTS]),
        Target("parts, by a rare aspect", server, [f"{PARTS}?aspect=cost"]),
        Target("parts, about a level", server, [f"{PARTS}?level=iop"]),
        Target("search", server, [SEARCH], "DRF constant, size of a search", 0.15),
        Target("search, words of nearly all", server, ["/api/v1/search/?q=level+of+care"]),
        Target("search, a word of one", server, [f"/api/v1/search/?q={documents}"]),
    ]


def last_page(server: Server) -> str:
    """Return the address of the deepest page, found from behind: by order, backward."""
    first = json.loads(server.get(f"{QUESTIONS}?limit=20")[0])
    if first["next"] is None:
        return QUESTIONS
    # The cursor after the very last document, turned round, begins the last page.
    last = json.loads(server.get(f"{QUESTIONS}?ordering=-order&limit=1")[0])["results"][0]
    end = Cursor("order", (str(last["meta"]["order"]), last["title"], last["id"]), backward=True)
    return f"{QUESTIONS}?cursor={end.encode()}"


def _first_id(server: Server, path: str) -> int:
    return int(json.loads(server.get(path)[0])["items"][0]["id"])
