"""What PostgreSQL's listeners are told."""

import datetime

import pytest

from publishing.news import News

MOMENT = datetime.datetime(2027, 1, 2, 3, 4, 5, 678, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    "news",
    [News(7, MOMENT, None, ("d-1", "list-faq")), News(0, None, MOMENT, ())],
)
def test_news_arrive_as_they_were_sent(news):
    assert News.from_text(news.as_text()) == news


@pytest.mark.parametrize("text", ["", "nothing", "[]", "[1]", '["x", null, null]', "{}", "7"])
def test_what_we_do_not_say_is_no_news(text):
    assert News.from_text(text) is None
