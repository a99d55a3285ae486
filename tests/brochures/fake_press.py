"""A press that sets no type: it counts what it prints, and says what a test tells it."""

import json

from brochures.copyfit import NOTHING


class FakePress:
    """Everything half fits, unless `heights` says otherwise: HTML id → points.

    A function in its place gets the job's HTML and returns points.
    """

    def __init__(self):
        self.printed = []
        self.measured = []
        self.drawn = []
        self.heights = {}
        #: What every picture becomes, and how it lies on the sheet.
        self.picture = {"jpeg": "/9j/", "width": 2400, "height": 1600, "ppi": 400}

    def ask(self, text):
        job = json.loads(text)
        if job["do"] == "measure":
            self.measured.append(job)
            return json.dumps(
                {key: self._size(job, key, box) for key, box in job["slots"].items()}
            ).encode()
        if job["do"] == "pictures":
            return json.dumps(dict.fromkeys(job["pictures"], self.picture)).encode()
        if job["do"] == "draw":
            self.drawn.append(job)
            pages = [{"page": view["page"], "size": view["box"][2:]} for view in job["views"]]
            pages += [{"page": 2, "size": [612, 792]}] if job["texts"] else []
            return json.dumps([{**page, "png": "iVBORw0KGgo="} for page in pages]).encode()
        self.printed.append(job)
        return b"%PDF-" + job["html"].encode()

    def _size(self, job, key, box):
        height = self.heights.get(key, box[1] * 0.7)
        if callable(height):
            height = height(job["html"])
        over = max(0, height - box[1])
        lines = round(over / 16)
        return {
            **NOTHING,
            "height": height,
            "width": 10,
            "lines": 1 + lines,
            "lines_over": lines,
            "characters_over": lines * 40,
            "cut": "too long" if lines else "",
        }
