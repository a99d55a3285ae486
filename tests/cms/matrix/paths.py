"""All that can change what readers get, as the code lists it, and what of it changes nothing."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.core.management import get_commands
from django.urls import get_resolver
from wagtail import actions, hooks
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from cms.desk.roles import shared_content

OURS = ("api", "brochures", "cms", "programs", "publishing", "quality", "website")

#: Views that only show something, or change nothing but what a person sees of the admin.
SHOW = frozenset(
    """
    add_subpage choose_parent collect_workflow_action_data confirm_workflow_cancellation history
    history_results index index_results list list_results preview_on_add preview_on_edit
    revisions_compare revisions_index revisions_view search search_results type_use
    type_use_results usage view_draft workflow_history workflow_history_detail workflow_preview
    javascript_catalog preview_translation download_pofile translations_report
    translations_report_results snippets_api_listing snippets_api_detail file brochures_copyfit
    brochures_handoff brochures_handoff_file brochures_page_draft brochures_sheets
    brochures_snippet_draft dead_links_report dead_links_report_results desk_drafts desk_grades
    desk_drafts_results desk_proofread desk_quality desk_quality_results desk_quality_rules
    desk_reviews_due desk_reviews_due_results desk_session desk_usage editions_out_of_date
    editions_out_of_date_results translation_gaps translation_gaps_results
    """.split()  # noqa: SIM905
)

#: Views that take the same way as another one, which has a row.
LIKE_ANOTHER = {
    "wagtail_localize:edit_override": "wagtail_localize:edit_string_translation",
    "wagtail_localize:upload_pofile": "wagtail_localize:edit_string_translation",
    "wagtail_localize:machine_translate": "wagtail_localize:edit_string_translation",
    "wagtail_localize:convert_to_alias": "wagtail_localize:stop_translation",
}

#: Wagtail's actions, and the row that takes each.
ACTIONS = {
    "ConvertAliasPageAction": "make_a_page_of_its_own_of_a_twin",
    "CopyForTranslationAction": "send_a_shared_entry_to_translation",
    "CopyPageAction": "copy_a_page_as_a_draft",
    "CopyPageForTranslationAction": "send_a_page_to_translation",
    "CreateAction": "write_a_new_shared_entry",
    "CreatePageAction": "write_a_new_page",
    "CreatePageAliasAction": "publish_a_twin",
    "DeleteAction": "delete_a_shared_entry",
    "DeletePageAction": "delete_a_page",
    "EditAction": "save_a_draft_of_a_shared_entry",
    "EditPageAction": "save_a_draft",
    "MovePageAction": "move_a_page",
    "PublishPageRevisionAction": "press_publish",
    "PublishRevisionAction": "press_publish_on_a_shared_entry",
    "RevertToPageRevisionAction": "publish_an_old_version",
    "RevertToRevisionAction": "publish_an_old_version",
    "UnpublishAction": "unpublish_a_shared_entry",
    "UnpublishPageAction": "unpublish",
}

#: Commands that bring no words of an editor to readers: they read, mend, remind, or make a demo.
COMMANDS = frozenset(
    """
    audit_public copyfit create_demo_users export_content handoff ledger load_demo
    load_demo_brochures quality read_quality remind_reviews render_brochure run_scheduler
    setup_groups
    """.split()  # noqa: SIM905
)

#: Commands that publish for whoever has the server, by the rules of every publication: see
#: tests/publishing/test_import_content.py.
FOR_OPERATORS = frozenset({"import_content"})


def views() -> set[str]:
    """Return the views through which pages, snippets and what is ours is changed."""
    admin: Any = next(each for each in get_resolver().url_patterns if str(each.pattern) == "admin/")
    names = set()
    for namespace, name, module in _walk(admin.url_patterns):
        if namespace == "wagtailsnippets_programs_component":
            names.add(f"snippets:{name}")  # all snippets have the same
        elif namespace == "wagtailsnippets_brochures_brochure":
            names.add(f"brochures:{name}")
        elif namespace.startswith("wagtailsnippet"):
            continue
        elif namespace in ("wagtailadmin_pages", "wagtail_localize") or _is_ours(module):
            names.add(f"{namespace}:{name}" if namespace else name)
        elif namespace in ("release", "edition"):
            names.add(f"{namespace}:{name}")
    return names


def modules_of_all_addresses() -> set[str]:
    return {module for _, _, module in _walk(get_resolver().url_patterns)}


def _walk(patterns: Any, namespace: str = "") -> Iterator[tuple[str, str, str]]:
    for each in patterns:
        if hasattr(each, "url_patterns"):
            yield from _walk(each.url_patterns, each.namespace or namespace)
        else:
            view = inspect.unwrap(each.callback)
            yield namespace, each.name or "", getattr(view, "view_class", view).__module__


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] in OURS


def permissions() -> set[str]:
    """Return what the roles are granted; a snippet's permission stands for that of all snippets."""
    snippets = {model._meta.model_name for model in shared_content()}
    granted = list(Permission.objects.filter(group__isnull=False).distinct())
    for model in (GroupPagePermission, GroupCollectionPermission):
        granted += [each.permission for each in model.objects.select_related("permission")]
    names = set()
    for permission in granted:
        action, _, target = permission.codename.rpartition("_")
        names.add(f"{action}_snippet" if target in snippets else permission.codename)
    return names


def bulk_actions() -> set[str]:
    """Return the bulk actions of pages and of our snippets."""
    models = {Page, *shared_content()}
    return {
        f"bulk:{action.action_type}"
        for action in hooks.get_hooks("register_bulk_action")
        if models & set(action.models)
    }


def wagtail_actions() -> set[str]:
    classes = {name: getattr(actions, name) for name in actions.__all__}
    return {
        name
        for name, each in classes.items()
        if inspect.isclass(each) and hasattr(each, "execute") and name != "BaseAction"
    }


def commands() -> set[str]:
    return {name for name, app in get_commands().items() if _is_ours(str(app))}
