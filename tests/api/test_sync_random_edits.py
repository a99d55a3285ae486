"""After any sequence of edits, and edits between pages, a copy equals a full fetch."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from tests.api.syncing import Copy, assert_equal_to_a_full_fetch
from tests.factories.programs import ComparisonFactory, FaqFactory, LevelOfCareFactory
from tests.publishing.test_random_edits import Editors

SCOPES = [
    {},
    {"limit": 1},
    {"locale": "es-US", "limit": 2},
    {"channel": "mobile", "limit": 3},
    {"channel": "print", "locale": "es-US", "type": "comparison,program", "rich_text": "html"},
]

ATTRIBUTES = ("intensity_rank", "expect", "suits", "setting")


class EditorsAndApps(Editors):
    """Editors at work while apps of several kinds fetch one page now and then."""

    def __init__(self):
        super().__init__()
        other = LevelOfCareFactory()
        rows = [{"attribute": name, "label": "A row"} for name in ATTRIBUTES]
        ComparisonFactory(subjects=[self.level, other], rows=rows)
        FaqFactory(about=[self.level])
        self.apps = [Copy(Client(), **scope) for scope in SCOPES]

    def teardown(self):
        try:
            for app in self.apps:
                assert_equal_to_a_full_fetch(app)
        finally:
            super().teardown()

    @rule(app=st.integers(0, len(SCOPES) - 1), pages=st.integers(1, 3))
    def fetch(self, app, pages):
        for _ in range(pages):
            self.apps[app].page()

    @rule(app=st.integers(0, len(SCOPES) - 1))
    def compare(self, app):
        assert_equal_to_a_full_fetch(self.apps[app])

    def the_ledger_agrees(self):
        """Not asked here: tests/publishing/test_random_edits.py does."""


@pytest.mark.slow
@pytest.mark.django_db
def test_a_copy_equals_a_full_fetch():
    run_state_machine_as_test(
        EditorsAndApps,
        settings=settings(
            max_examples=4,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
