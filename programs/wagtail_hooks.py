"""Where shared vocabulary lives in the admin menu."""

from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from programs import models

LANGUAGE = Column("locale", label="Language", sort_key="locale")
STATUS = LiveStatusTagColumn()


class VocabularyViewSet(SnippetViewSet):
    """A list that finds entries by name and shows whether they are live."""

    list_display = ["title", LANGUAGE, STATUS]
    list_filter = ["live"]
    search_fields = ["title"]
    inspect_view_enabled = True


class ComponentViewSet(VocabularyViewSet):
    model = models.Component
    icon = "list-ul"
    menu_label = "Parts of care"


class GlossaryTermViewSet(VocabularyViewSet):
    model = models.GlossaryTerm
    icon = "pilcrow"
    menu_label = "Glossary"


class CriterionViewSet(VocabularyViewSet):
    model = models.Criterion
    icon = "help"
    menu_label = "Choosing criteria"


class SharedWordsGroup(SnippetViewSetGroup):
    items = (ComponentViewSet, GlossaryTermViewSet, CriterionViewSet)
    menu_label = "Shared words"
    menu_icon = "openquote"
    menu_order = 200


class OrganizationViewSet(VocabularyViewSet):
    model = models.Organization
    icon = "home"
    menu_label = "Organization"


class CallToActionViewSet(VocabularyViewSet):
    model = models.CallToAction
    icon = "arrow-right"
    menu_label = "Calls to action"


class CrisisResourceViewSet(VocabularyViewSet):
    model = models.CrisisResource
    icon = "warning"
    menu_label = "Crisis help"
    list_display = ["title", LANGUAGE, STATUS, "verified_on", "recheck_due"]


class CenterGroup(SnippetViewSetGroup):
    items = (OrganizationViewSet, CallToActionViewSet, CrisisResourceViewSet)
    menu_label = "The center"
    menu_icon = "home"
    menu_order = 210


class SourceViewSet(VocabularyViewSet):
    model = models.Source
    icon = "doc-full"
    menu_label = "Sources"


class ClaimViewSet(VocabularyViewSet):
    model = models.Claim
    icon = "tick-inverse"
    menu_label = "Claims"


class ReviewerViewSet(VocabularyViewSet):
    model = models.Reviewer
    icon = "user"
    menu_label = "Reviewers"


class EvidenceGroup(SnippetViewSetGroup):
    items = (SourceViewSet, ClaimViewSet, ReviewerViewSet)
    menu_label = "Evidence"
    menu_icon = "check"
    menu_order = 220


register_snippet(SharedWordsGroup)
register_snippet(CenterGroup)
register_snippet(EvidenceGroup)
