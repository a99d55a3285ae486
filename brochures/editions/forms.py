"""What people tell about an edition at its steps."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from brochures.editions.models import Edition


class NewEditionForm(WagtailAdminModelForm):
    """Which brochure; the rest follows from it."""

    class Meta:
        model = Edition
        fields = ["brochure"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        brochures: Any = self.fields["brochure"]
        brochures.queryset = brochures.queryset.filter(subject__isnull=False)
        brochures.help_text = (
            "The edition prints what is published now. Its code and revision are given to it."
        )


class NothingForm(forms.Form):
    """A step that needs only the press of a button."""


class PrintForm(forms.Form):
    printer = forms.CharField(max_length=120, error_messages={"required": "Name the printer."})
    quantity = forms.IntegerField(
        min_value=1, error_messages={"required": "Say how many are printed."}
    )
    ordered_on = forms.DateField(
        initial=timezone.localdate,
        widget=AdminDateInput,
        error_messages={"required": "Say when it was ordered."},
    )


class ReceiveForm(forms.Form):
    received_on = forms.DateField(
        initial=timezone.localdate,
        widget=AdminDateInput,
        error_messages={"required": "Say when it came."},
    )
    stock_left = forms.IntegerField(
        min_value=0, label="How many came", error_messages={"required": "Say how many came."}
    )


class StockForm(forms.Form):
    stock_left = forms.IntegerField(
        min_value=0, label="How many are left", error_messages={"required": "Count the stock."}
    )


class WithdrawForm(forms.Form):
    because = forms.CharField(
        max_length=200, label="Why", error_messages={"required": "Say why it is withdrawn."}
    )
