"""Pictures: sizes and formats by address, made once; nothing else, and nothing that they tell."""

import io
import re

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from programs.metadata import without_metadata
from programs.models import ContentImage, ContentRendition
from publishing.delivery import deliver
from publishing.models import Version
from publishing.options import Options
from publishing.pictures import folder_of
from tests.factories import programs as make
from tests.publishing_once import published_once

TELLING = "34.0522 N, 118.2437 W"


def upload(size=(1000, 500), form="JPEG", color="#808080", name="river.jpg"):
    """Store a picture with a place in its metadata, as a phone writes it."""
    exif = Image.Exif()
    exif[0x010E] = TELLING
    data = io.BytesIO()
    Image.new("RGB", size, color).save(data, form, exif=exif)
    return ContentImage.objects.create(
        title="River", description="A calm river", file=ImageFile(data, name=name)
    )


@pytest.fixture(scope="module")
def published_picture(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        image = upload()
        make.LevelOfCareFactory(code="iop", slug="iop", picture=image)
        yield image


@pytest.fixture
def image(published_picture, db):
    return ContentImage.objects.get(pk=published_picture.pk)


def delivered(channel="web"):
    row = Version.objects.current().get(type="level")
    return deliver([row], Options(channel=channel, base_url="https://api.example.org"))[0]


def addresses(source):
    return re.findall(r"https://api\.example\.org(\S+) (\d+)w", source["srcset"])


@pytest.mark.parametrize(
    ("channel", "widths"), [("web", [480, 960, 1000]), ("mobile", [480, 960]), ("print", [])]
)
def test_every_address_of_every_source_leads_to_such_a_picture(client, image, channel, widths):
    sources = delivered(channel)["picture"]["sources"]
    assert [source["type"] for source in sources] == (
        ["image/avif", "image/webp", "image/jpeg"] if widths else []
    )
    for source in sources:
        assert [int(width) for _, width in addresses(source)] == widths
        for address, width in addresses(source):
            answer = client.get(address)
            assert answer["Content-Type"] == source["type"]
            shown = Image.open(io.BytesIO(answer.content))
            assert shown.size == (int(width), int(width) // 2)
            assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
            assert not answer.cookies


def test_a_size_is_made_once(client, image, monkeypatch):
    address = f"{folder_of(image)}480.webp"
    first = client.get(address)
    made = ContentRendition.objects.count()
    monkeypatch.setattr(ContentImage, "generate_rendition_file", lambda *args, **kwargs: 1 / 0)
    again = client.get(address)
    assert (again.content, again["ETag"]) == (first.content, first["ETag"])
    assert ContentRendition.objects.count() == made
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_anything_else_is_404_and_makes_nothing(client, image):
    folder, made = folder_of(image), ContentRendition.objects.count()
    other_key = folder[:-2] + ("0" if folder[-2] != "0" else "1") + "/"
    for address in (
        f"{folder}481.webp",
        f"{folder}9999.webp",
        f"{folder}480.gif",
        f"{folder}480.svg",
        f"{folder}480.original",
        f"{other_key}480.webp",
        f"/images/{image.pk}/480.webp",
        f"/images/{image.pk + 99}{folder[folder.index('-') :]}480.webp",
    ):
        assert client.get(address).status_code == 404, address
    assert client.post(f"{folder}480.webp").status_code == 405
    assert ContentRendition.objects.count() == made


def test_a_picture_whose_file_is_gone_is_404(client, db):
    image = upload(name="gone.jpg")
    image.file.storage.delete(image.file.name)
    assert client.get(f"{folder_of(image)}480.avif").status_code == 404


def test_names_do_not_tell_where_a_file_lies(image):
    assert re.fullmatch(r"original_images/[0-9a-f]{24}/river\w*\.jpg", image.file.name)
    (small,) = image.get_renditions("width-480|format-webp").values()
    assert re.fullmatch(r"images/[0-9a-f]{24}/river\S*", small.file.name)
    assert small.file.name.split("/")[1] not in image.file.name


def test_another_file_has_other_addresses_and_another_color(db):
    image = upload()
    before, color = folder_of(image), image.color
    data = io.BytesIO()
    Image.new("RGB", (20, 10), "#990000").save(data, "PNG")
    image.file = ImageFile(data, name="river.jpg")
    image.save()
    assert (color, image.color) == ("#808080", "#990000")
    assert folder_of(image) != before


def test_the_color_is_what_most_of_it_has(image):
    assert delivered()["picture"]["color"] == "#808080"
    assert delivered()["picture"]["focal_point"] is None


@pytest.mark.parametrize("form", ["jpeg", "webp", "avif"])
def test_no_size_says_where_a_picture_was_taken(client, image, form):
    with image.file.open() as original:
        assert TELLING.encode() in original.read()
    content = client.get(f"{folder_of(image)}480.{form}").content
    assert TELLING.encode() not in content
    assert not Image.open(io.BytesIO(content)).getexif()


def test_no_pixel_changes_when_metadata_goes():
    noise = Image.effect_noise((64, 48), 80).convert("RGB")
    data = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = TELLING
    noise.save(data, "JPEG", exif=exif)
    clean = without_metadata(data.getvalue())
    assert Image.open(io.BytesIO(clean)).tobytes() == Image.open(data).tobytes()
    assert TELLING.encode() not in clean
    assert without_metadata(b"no picture") == b"no picture"


def test_a_small_picture_is_offered_once_and_as_it_is(client, db):
    image = upload(size=(200, 100), name="small.jpg")
    level = make.LevelOfCareFactory(code="op", slug="op", picture=image)
    row = Version.objects.current().get(document_id=level.translation_key)
    (source, *_) = deliver([row])[0]["picture"]["sources"]
    assert source["srcset"] == f"{folder_of(image)}480.avif 200w"


def test_a_list_makes_no_size_and_costs_no_query_for_them(
    client, image, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(ContentImage, "get_rendition", lambda *args: 1 / 0)
    row = Version.objects.current().get(type="level")
    with django_assert_num_queries(1):
        deliver([row], Options())
    with django_assert_num_queries(1):
        deliver([row] * 20, Options())


def test_a_version_from_before_has_no_sources(image):
    row = Version.objects.current().get(type="level")
    for name in ("folder", "color"):
        del row.body["picture"][name]
    picture = deliver([row], Options())[0]["picture"]
    assert (picture["sources"], picture["color"]) == ([], None)
    assert picture["renditions"]
