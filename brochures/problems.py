"""Refusals of what is printed: never kept, and each with a reason for programs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from publishing.problems import problem_answer, wrong_parameter


def problem(
    status: int,
    detail: str,
    *,
    reason: str,
    errors: Sequence[dict[str, str]] = (),
    headers: dict[str, str] | None = None,
) -> HttpResponse:
    """Return a problem: `reason` for programs, `detail` for people. Never kept by a cache.

    errors: what is wrong with each parameter, in the form of the rest of the API.
    """
    members: dict[str, Any] = {"reason": reason, **({"errors": list(errors)} if errors else {})}
    return problem_answer(
        status, detail, cache_control="private, no-store", headers=headers, **members
    )


def bad_parameter(name: str, message: str, hint: str) -> HttpResponse:
    """Return the problem of one parameter."""
    errors = [wrong_parameter(name, message, hint)]
    return problem(400, message, reason="bad_parameter", errors=errors)


def unknown_parameter(request: HttpRequest, known: Collection[str] = ()) -> HttpResponse | None:
    """Return the answer to a parameter that an address does not have; none is ever ignored."""
    unknown = sorted(set(request.GET) - set(known))
    if not unknown:
        return None
    name = unknown[0][:100]
    hint = f"This address has {', '.join(f'“{each}”' for each in known) or 'none'}."
    return bad_parameter(name, f"There is no parameter “{name}” here.", hint)


def without_parameters(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse every parameter before a view that has none."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return unknown_parameter(request) or view(request, *args, **kwargs)

    return checked
