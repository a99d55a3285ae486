"""The buttons on the page of an edition: who may press them, in which state, and what they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from brochures.editions import steps
from brochures.editions.forms import (
    NothingForm,
    PrintForm,
    ReceiveForm,
    StockForm,
    WithdrawForm,
)
from brochures.editions.models import CIRCULATING, OPEN, Edition, State
from brochures.editions.tasks import make_files_later

CHANGE, APPROVE, STOCK = (f"brochures.{name}_edition" for name in ("change", "approve", "stock"))


@dataclass(frozen=True)
class Action:
    """A button. `take` gets the edition, the user and the form's data, and returns what to say.

    It raises StepRefused when the edition does not allow it.
    """

    key: str
    label: str
    permission: str
    states: tuple[State, ...]
    take: Callable[[Edition, Any, dict[str, Any]], str]
    form: type[forms.Form] = NothingForm
    is_main: bool = False
    hint: str = ""

    @property
    def empty_form(self) -> forms.Form:
        return self.form(auto_id=f"{self.key}-%s")


def _make(edition: Edition, user: Any, data: dict[str, Any]) -> str:
    make_files_later(edition)
    return "The files are being made. This page shows how far it is."


def _submit(edition: Edition, user: Any, data: dict[str, Any]) -> str:
    steps.submit(edition)
    return "Sent to review. Two people look at it and approve."


def _approve(edition: Edition, user: Any, data: dict[str, Any]) -> str:
    if steps.approve(edition, user).is_frozen:
        return "Approved and frozen. From now on no edit reaches this edition."
    return "Your approval is noted. One more person must approve."


def _return(edition: Edition, user: Any, data: dict[str, Any]) -> str:
    steps.return_to_draft(edition)
    return "Back in draft."


def _send(edition: Edition, user: Any, data: dict[str, Any]) -> str:
    steps.send_to_print(edition, **data)
    return f"Sent to print: {data['quantity']:,} at {data['printer']}."


def _receive(edition: Edition, user: Any, data: dict[str, Any]) -> str:
    steps.receive(edition, **data)
    return f"{data['stock_left']:,} are in stock. Earlier editions are superseded."


def _count(edition: Edition, user: Any, data: dict[str, Any]) -> str:
    steps.count_stock(edition, **data)
    return f"{data['stock_left']:,} are in stock."


def _withdraw(edition: Edition, user: Any, data: dict[str, Any]) -> str:
    steps.withdraw(edition, **data)
    return "Withdrawn. It must not be handed out any more."


#: In the order in which they are shown.
ACTIONS = {
    action.key: action
    for action in (
        Action(
            "make",
            "Make the files",
            CHANGE,
            OPEN,
            _make,
            hint="Anew, from what is published now. Words that change need both approvals again.",
        ),
        Action(
            "submit",
            "Send to review",
            CHANGE,
            (State.DRAFT,),
            _submit,
            is_main=True,
            hint="Two people look at the sheets and approve.",
        ),
        Action(
            "approve",
            "Approve",
            APPROVE,
            (State.IN_REVIEW,),
            _approve,
            is_main=True,
            hint="You have looked at the sheets and every word on them.",
        ),
        Action(
            "return",
            "Back to draft",
            CHANGE,
            (State.IN_REVIEW,),
            _return,
            hint="When something is not right yet.",
        ),
        Action(
            "send",
            "Send to print",
            STOCK,
            (State.APPROVED,),
            _send,
            PrintForm,
            is_main=True,
            hint="Notes the order; the press PDF goes to the printer by your own way.",
        ),
        Action(
            "receive",
            "It has come",
            STOCK,
            (State.SENT,),
            _receive,
            ReceiveForm,
            is_main=True,
            hint="Earlier editions of this brochure in this language are superseded.",
        ),
        Action("stock", "Count the stock", STOCK, (State.IN_STOCK,), _count, StockForm),
        Action(
            "withdraw",
            "Withdraw",
            STOCK,
            CIRCULATING,
            _withdraw,
            WithdrawForm,
            hint="Nobody may hand it out any more. This cannot be taken back.",
        ),
    )
}
