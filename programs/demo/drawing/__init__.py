"""Draws the pictures of the demo: calm shapes in a few colors, the same on every machine."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from programs.demo.drawing import landscapes, places
from programs.demo.drawing.canvas import SIZE, Canvas

DRAWINGS: dict[str, Callable[[], Canvas]] = {
    "home": landscapes.path_at_sunrise,
    "levels": landscapes.three_terraces,
    "iop": landscapes.bridge,
    "op": landscapes.stepping_stones,
    "residential": places.house_at_night,
    "programs": places.table_and_chairs,
    "standard-iop": places.circle_of_chairs,
    "standard-op": places.two_chairs,
    "mental-health-iop": landscapes.clearing_sky,
    "mental-health-op": places.morning_window,
    "dual-diagnosis-iop": landscapes.two_streams,
    "dual-diagnosis-op": landscapes.two_trees,
    "family-focused-iop": landscapes.many_trees,
    "family-centered-op": places.set_table,
    "aftercare-iop": landscapes.tree_rings,
    "step-down-op": landscapes.steps_in_a_garden,
    "comparison": places.two_doors,
    "comparisons": landscapes.two_hills,
    "transitions": landscapes.fork_in_the_path,
    "guide": landscapes.signpost,
    "benefits": landscapes.garden_bed,
    "faqs": places.shelf,
    "center": places.house_by_a_field,
    "location": places.small_town,
    "locations": landscapes.road_through_fields,
}


def draw(name: str) -> Image.Image:
    """Return a picture of `SIZE` pixels."""
    return DRAWINGS[name]().finished()


__all__ = ["DRAWINGS", "SIZE", "draw"]
