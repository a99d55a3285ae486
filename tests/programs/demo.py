"""The demo content in both languages, as other tests read it."""

from unittest import mock

from django.core.management import call_command
from PIL import Image

from programs.demo import pictures

#: What the pictures show is a test of its own; drawing them takes most of the loading.
NOT_DRAWN = mock.patch.object(pictures, "draw", return_value=Image.new("RGB", (24, 16), "#1f4f4c"))


def load_demo() -> None:
    with NOT_DRAWN:
        call_command("load_demo", verbosity=0)
