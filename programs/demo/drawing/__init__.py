from PIL import Image

SIZE = (2400, 1600)


def draw(slug):
    return Image.new("RGB", SIZE, "#1f4f4c")
