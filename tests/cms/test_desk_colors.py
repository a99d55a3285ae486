"""Text on the desk can be read: WCAG AA in light and in dark mode, measured in the browser."""

import pytest
from django.contrib.auth import get_user_model

from tests.factories.programs import LevelOfCareFactory

MEASURE = """
() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (color) => {
    const [r, g, b] = rgb(color).slice(0, 3).map((v) => {
      const x = v / 255; return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = getComputedStyle(each).backgroundColor;
      if (rgb(color)[3] > 0) return color;
    }
    return getComputedStyle(document.body).getPropertyValue('--w-color-surface-page');
  };
  const texts = '.desk a, .desk p, .desk span, .desk h2, .copy-count, .button, .w-tabs__tab, h1';
  return [...document.querySelectorAll(texts)].filter((e) => e.offsetParent).map((element) => {
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
    return [element.className + ' ' + element.textContent.trim().slice(0, 30),
            (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
  });
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_admin, scheme):
    user = get_user_model().objects.create_superuser("nora", "nora@example.org", "x")
    level = LevelOfCareFactory()
    level.title = "New words"
    level.save_revision(user=user)
    page = open_admin(user, color_scheme=scheme)
    measured = []
    for path in ("/admin/", f"/admin/pages/{level.pk}/edit/"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        measured += page.evaluate(MEASURE)
    assert len(measured) > 15
    assert [pair for pair in measured if pair[1] < 4.5] == []
