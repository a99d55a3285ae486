"""Publish and expire what is due and send reminders, every half minute, until told to stop."""

import logging
import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections, connections

logger = logging.getLogger("cms.scheduler")

#: What a round does, in order.
COMMANDS = ("publish_scheduled", "publish_releases", "remind_reviews", "read_quality")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--interval", type=float, default=30, help="Seconds between rounds.")
        parser.add_argument("--once", action="store_true", help="Run one round and end.")

    def handle(self, *args: Any, interval: float, once: bool, **options: Any) -> None:
        self.stopping = threading.Event()
        if once:
            self.run_round()
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        while not self.stopping.is_set():
            self.run_round()
            self.stopping.wait(interval)

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Let the round in hand finish; start no other."""
        self.stopping.set()

    def run_round(self) -> None:
        """Run each command once. A failure is logged; the next round tries again."""
        for name in COMMANDS:
            close_old_connections()
            try:
                call_command(name)
            except SystemExit:
                # It has said itself what could not be done.
                logger.warning("%s failed in part; trying again in the next round.", name)
            except Exception:  # noqa: BLE001  (whatever failed, the clock must go on)
                logger.exception("%s failed; trying again in the next round.", name)
                connections.close_all()
