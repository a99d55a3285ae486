"""The API's documentation works in a browser under our content policy."""

import pytest

PAGES = [
    ("/api/v1/docs/", "#operations-programs-list_programs"),
    ("/api/v1/docs/redoc/", "text=Continuum API (1)"),
]


@pytest.mark.parametrize(("url", "shown"), PAGES)
def test_the_docs_show_the_api_and_ask_no_other_host(live_server, browser, url, shown):
    page = browser.new_context().new_page()
    refused, hosts = [], set()
    page.on("console", lambda message: refused.append(message.text) if is_bad(message) else None)
    page.on("pageerror", lambda error: refused.append(str(error)))
    page.on("request", lambda request: hosts.add(request.url))
    page.goto(live_server.url + url)
    page.locator(shown).first.wait_for(state="visible", timeout=30_000)
    page.wait_for_load_state("networkidle")
    assert refused == []
    assert [url for url in hosts if not url.startswith((live_server.url, "data:", "blob:"))] == []


def is_bad(message):
    return message.type == "error" or "Content Security Policy" in message.text
