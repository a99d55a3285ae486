"""Draws the pictures of the demo."""

from PIL import Image

SIZE = (2400, 1600)


def draw(name: str) -> Image.Image:
    return Image.new("RGB", SIZE, "#1f4f4c")
