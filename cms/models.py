"""What the project itself remembers."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Revision

from cms.releases.models import Release, ReleaseItem

__all__ = ["DraftReference", "Release", "ReleaseItem", "RoleStep"]


class RoleStep(models.Model):
    """A step of setting up the roles that has been taken, so that it is never taken twice.

    What an administrator changes afterwards therefore stays changed (cms/desk/roles.py).
    """

    key = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return self.key


class DraftReference(models.Model):
    """That the newest draft of a page or snippet refers to something (cms/desk/usage/drafts.py).

    Written with the revision and gone with it. As in Wagtail's reference index, the content type
    is that of the base model: every page is a wagtailcore.page.
    """

    wagtail_reference_index_ignore = True

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    to_content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    to_object_id = models.CharField(max_length=255)
    field = models.CharField(max_length=255, help_text="Of the referring page or snippet")

    class Meta:
        indexes = [
            models.Index(fields=["to_content_type", "to_object_id"], name="draft_references")
        ]

    def __str__(self) -> str:
        return f"{self.revision_id}.{self.field} → {self.to_object_id}"
