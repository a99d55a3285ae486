"""How long a copyfit verdict takes: `python benchmarks/copyfit.py [BROCHURE] [TIMES]`.

Run it on a machine with the demo loaded (`make run` does that) and nothing else to do. The median
of a warm check is told beside that of a plain WeasyPrint render of the same HTML, because the
ratio of the two says more about our code than seconds on some machine do.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")

import django  # noqa: E402

django.setup()

from brochures import press  # noqa: E402
from brochures.filling import fill  # noqa: E402
from brochures.jobs import job_for  # noqa: E402
from brochures.models import Brochure  # noqa: E402
from brochures.worker import Worker  # noqa: E402


def median_of(times: int, work: Callable[[], object]) -> float:
    """Return the median seconds of some work, after one time that warms it up."""
    work()
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def main(slug: str = "standard-iop", times: str = "15") -> None:
    brochure = Brochure.objects.select_related("subject__locale").get(slug=slug)
    filling = fill(brochure)
    output = filling.layout.imposed_output
    if output is None:
        sys.exit(f"{filling.layout.title} flows from page to page: nothing has to fit.")
    job = job_for(filling, brochure.title, output, slug)
    measure, printing = job.as_json("measure"), json.loads(job.as_json("print"))
    worker = Worker()
    try:
        plain = median_of(int(times), lambda: press._set(printing))
        warm = median_of(int(times), lambda: worker.ask(measure))
        whole = median_of(int(times), lambda: worker.ask(_filled_again(brochure, output)))
        memory = _megabytes(worker)
    finally:
        worker.stop()
    print(f"{slug}, {filling.layout.title}, {len(filling.layout.slots)} slots, {times} times each")
    print(f"  plain WeasyPrint render   {plain * 1000:7.0f} ms   1.00")
    print(f"  measure, warm press       {warm * 1000:7.0f} ms   {warm / plain:.2f}")
    print(f"  fill, compose, measure    {whole * 1000:7.0f} ms   {whole / plain:.2f}")
    print(f"  memory of the press       {memory:7.0f} MB")


def _filled_again(brochure: Brochure, output: str) -> str:
    return job_for(fill(brochure), brochure.title, output, brochure.slug).as_json("measure")


def _megabytes(worker: Worker) -> float:
    process = worker._process
    path = Path(f"/proc/{process.pid}/statm") if process else None
    if path is None or not path.exists():
        return 0
    return int(path.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
