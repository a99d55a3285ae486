"""Blocks that refuse what cannot be right, and lists written from plain values."""

import datetime
import json

import pytest
from wagtail.blocks import StructBlockValidationError

from programs import blocks, models
from programs.streams import stream_json


def cleaned(block, value):
    return block.clean(block.to_python(value))


@pytest.mark.parametrize(
    ("edition", "level"), [("3", "1"), ("3", "2.1"), ("4", "1.5"), ("4", "2.1"), ("3", "3.3")]
)
def test_an_asam_level_belongs_to_its_edition(edition, level):
    value = cleaned(blocks.AsamBlock(), {"edition": edition, "level": level})
    assert value["level"] == level


@pytest.mark.parametrize(("edition", "level"), [("3", "1.5"), ("4", "1"), ("4", "3.3")])
def test_an_asam_level_of_another_edition_is_refused(edition, level):
    with pytest.raises(StructBlockValidationError) as refusal:
        cleaned(blocks.AsamBlock(), {"edition": edition, "level": level})
    assert f"has no level {level}" in str(refusal.value.block_errors["level"])


def action(kind, value):
    return {"kind": kind, "label": "Reach it", "value": value}


@pytest.mark.parametrize("kind", ["url", "chat"])
def test_help_on_the_web_has_a_full_address(kind):
    block = blocks.CrisisActionBlock()
    assert cleaned(block, action(kind, "https://988lifeline.org/"))
    with pytest.raises(StructBlockValidationError):
        cleaned(block, action(kind, "988lifeline.org"))


def test_help_by_phone_has_a_number():
    assert cleaned(blocks.CrisisActionBlock(), action("call", "988"))["value"] == "988"


def test_a_place_closes_after_it_opens():
    block = blocks.OpeningHoursBlock()
    assert cleaned(block, {"day": "monday", "opens": "08:00", "closes": "17:00"})
    with pytest.raises(StructBlockValidationError):
        cleaned(block, {"day": "monday", "opens": "17:00", "closes": "08:00"})


def test_a_line_of_copy_is_found_by_search():
    assert blocks.CopyBlock(limit=10).get_searchable_content("words") == ["words"]


def test_a_list_written_from_plain_values_keeps_its_block_ids():
    field = models.LevelOfCare._meta.get_field("focus")
    first = stream_json(field, ["One", "Two"], name="LevelOfCare/iop/focus")
    assert first == stream_json(field, ["One", "Two"], name="LevelOfCare/iop/focus")
    assert [block["value"] for block in json.loads(first)] == ["One", "Two"]
    assert len({block["id"] for block in json.loads(first)}) == 2


def test_dates_and_times_are_written_as_text():
    field = models.Location._meta.get_field("hours")
    span = {"day": "monday", "opens": datetime.time(8), "closes": datetime.time(17)}
    (block,) = json.loads(stream_json(field, [span], name="hours"))
    assert block["value"] == {"day": "monday", "opens": "08:00:00", "closes": "17:00:00"}
