"""What `manage.py load_demo` has made, so that it never touches what an editor has made of it."""

from django.db import models


class DemoRecord(models.Model):
    """One piece of demo content: where it is, and how the loader left it.

    key:        "<type>/<slug>" as in programs/demo.
    object_id:  its row. If the row is gone, an editor deleted it, and it stays deleted.
    digest:     of the demo text it was written from; another digest means newer demo content.
    state:      the revision the loader wrote (of an image: a digest of its fields); "" while it is
                only placed, not published. If the row is in another state, it is an editor's.
    """

    key = models.CharField(max_length=120, unique=True)
    object_id = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.key
