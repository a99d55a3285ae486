"""Parts of the form of a brochure."""

from __future__ import annotations

from wagtail.admin.panels import TitleFieldPanel


class NamePanel(TitleFieldPanel):
    """The title of a new brochure proposes its address; later the address stays as it is."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self) -> bool:
            return not self.instance.pk
