"""What every document has: copy in four lengths, channels, and reviews."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.module_loading import import_string
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets.slug import SlugInput
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Page,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
)
from wagtail.search import index
from wagtail.snippets.blocks import SnippetChooserBlock

from programs.blocks import ModuleBlock
from programs.fields import ChoiceSetField, CopyField, limit_for
from programs.forms import DocumentPageForm, DraftCopyForm, SharedContentForm
from programs.languages import first_language, language_of_path
from programs.models.publishable import Publishable
from programs.panels import ReviewPanel
from programs.publishing_checks import Problem

CHANNELS = [("web", "Website"), ("mobile", "Phone app"), ("print", "Print")]

LONG_COPY_LIMIT = 1200

#: Depth in Wagtail's tree: the root is at 1, home pages are at 2.
BELOW_HOME = 3


def all_channels() -> list[str]:
    return [name for name, _ in CHANNELS]


class Previewed(models.Model):
    """Shows drafts as every channel would: settings.PREVIEW_MODES says how."""

    class Meta:
        abstract = True

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        own = self._meta.model_name
        return [
            (name, label)
            for name, label, _, models in settings.PREVIEW_MODES
            if models is None or own in models
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        renderers = {name: renderer for name, _, renderer, _ in settings.PREVIEW_MODES}
        return import_string(renderers[mode_name])(self, request)


class WithChannels(models.Model):
    """The short name, and the channels that may carry the document."""

    label = CopyField(
        limit=24, blank=True, help_text="A short name for app tabs and table heads in print"
    )
    channels = ChoiceSetField(
        options=CHANNELS,
        default=all_channels,
        blank=False,
        help_text="Where this may be shown. Print and phone readers never see what is off here.",
    )

    class Meta:
        abstract = True


class WithCopy(models.Model):
    """The same message in four lengths, each written to stand alone."""

    copy_short = CopyField(
        "short copy", limit=90, blank=True, help_text="One line for cards and lists"
    )
    copy_medium = CopyField(
        "medium copy",
        limit=300,
        rows=3,
        blank=True,
        help_text="A short paragraph: page introductions, the phone app",
    )
    copy_print = CopyField(
        "print copy",
        limit=700,
        rows=5,
        blank=True,
        help_text="For brochures. Left empty, print uses the medium copy.",
    )
    modules = StreamField(
        [("module", ModuleBlock())],
        blank=True,
        verbose_name="long copy",
        help_text="The full text of the page, in parts. All parts together: 1,200 characters.",
    )

    class Meta:
        abstract = True

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()  # type: ignore[misc]
        for field, name in (("copy_short", "short"), ("copy_medium", "medium")):
            if not getattr(self, field):
                yield field, f"Write the {name} copy: lists and the app cannot do without it."
        length = sum(len(strip_tags(part.value["body"].source)) for part in self.modules)
        allowed = limit_for(LONG_COPY_LIMIT, self.locale.language_code)  # type: ignore[attr-defined]
        if length > allowed:
            yield "modules", f"The long copy has {length} characters; the limit is {allowed}."


class WithReview(models.Model):
    """Who checked the content, when, on what evidence, and when it is due again."""

    #: Clinical content names a reviewer before it is published.
    is_clinical = True

    #: The fields that say when it was checked and when it must be again.
    review_fields = ("last_reviewed", "review_due")

    last_reviewed = models.DateField(
        null=True, blank=True, help_text="The day somebody last checked the whole page"
    )
    review_due = models.DateField(null=True, blank=True, help_text="The day it must be checked by")
    reviewed_by = StreamField(
        [("reviewer", SnippetChooserBlock("programs.Reviewer"))],
        blank=True,
        help_text="The people or roles who checked it",
    )
    sources = StreamField(
        [("source", SnippetChooserBlock("programs.Source"))],
        blank=True,
        help_text="Where the facts come from",
    )
    claims = StreamField(
        [("claim", SnippetChooserBlock("programs.Claim"))],
        blank=True,
        help_text="Statements on this page that need evidence",
    )

    class Meta:
        abstract = True

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()  # type: ignore[misc]
        today = timezone.localdate()
        if self.last_reviewed and self.last_reviewed > today:
            yield "last_reviewed", "A review cannot lie in the future."
        if self.last_reviewed and self.review_due and self.review_due <= self.last_reviewed:
            yield "review_due", "The next review must come after the last one."
        if self.is_clinical:
            if not self.reviewed_by:
                yield "reviewed_by", "Let a reviewer check it first: this is clinical content."
            if not self.last_reviewed:
                yield "last_reviewed", "Nobody has reviewed the whole page yet."
            if not self.review_due:
                yield "review_due", "A review sets the day of the next one."
        for claim in stream_values(self.claims):
            if not (claim.live and claim.evidence):
                yield "claims", f"The claim “{claim}” has no published evidence."


def stream_values(stream: StreamValue) -> list[Any]:
    """Return the values of a stream of single blocks, without those whose target is gone."""
    return [block.value for block in stream if block.value is not None]


def copy_panels() -> list[Panel]:
    return [
        MultiFieldPanel(
            [
                FieldPanel("label"),
                FieldPanel("copy_short"),
                FieldPanel("copy_medium"),
                FieldPanel("copy_print"),
            ],
            heading="The message, in four lengths",
        ),
        FieldPanel("modules", attrs={"data-copy-total": LONG_COPY_LIMIT}),
    ]


def review_panels() -> list[Panel]:
    return [
        ReviewPanel(),
        FieldPanel("sources"),
        FieldPanel("claims"),
    ]


def page_settings() -> list[Panel]:
    """Return the last tab of every page. It brings the comments that stand beside each field."""
    return [FieldPanel("channels"), *Page.promote_panels, *Page.settings_panels]


def tabs(
    content: list[Panel], copy: list[Panel], review: list[Panel], settings_: list[Panel]
) -> Any:
    """Return the editing tabs in the order an editor thinks: facts, words, review, settings."""
    named = [
        (content, "Content"),
        (copy, "Words"),
        (review, "Review"),
        (settings_, "Settings"),
    ]
    return TabbedInterface([ObjectList(panels, heading=name) for panels, name in named if panels])


class DocumentPage(Previewed, Publishable, WithChannels, Page):
    """A Wagtail page that becomes a document of the ledger."""

    base_form_class = DocumentPageForm
    copy_form_class = DraftCopyForm

    class Meta:
        abstract = True

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        is_below_home = self.depth == BELOW_HOME
        if is_below_home and language_of_path(f"{self.slug}/") != first_language():
            yield "slug", f"/{self.slug}/ is where another language has its pages. Choose another."

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return render_with_site(self, request)


class SharedContent(
    Previewed,
    Publishable,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """Shared vocabulary: a snippet with drafts, revisions and preview that pages refer to."""

    title = models.CharField("name", max_length=75)
    slug = models.SlugField(
        max_length=80, help_text="Its name in addresses: small letters, digits and hyphens"
    )

    base_form_class = SharedContentForm
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"],
                name="%(app_label)s_%(class)s_slug_unique",
                violation_error_message="Another one in this language has this slug already.",
            )
        ]

    def __str__(self) -> str:
        return self.title


def naming_panels(help_text: str) -> list[Panel]:
    return [
        TitleFieldPanel("title", placeholder="Name*", help_text=help_text),
        FieldPanel(
            "slug",
            heading="Name in addresses",
            help_text="Small letters, digits and hyphens",
            widget=SlugInput,
        ),
    ]


def render_with_site(document: models.Model, request: HttpRequest) -> HttpResponse:
    """Let the configured website turn a document into HTML (settings.PAGE_RENDERER)."""
    return import_string(settings.PAGE_RENDERER)(document, request, preview=False)


__all__ = [
    "DocumentPage",
    "Problem",
    "PublishingPanel",
    "SharedContent",
    "WithCopy",
    "WithReview",
    "copy_panels",
    "naming_panels",
    "page_settings",
    "review_panels",
    "stream_values",
    "tabs",
]
