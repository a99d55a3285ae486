"""The four roles, made after every migrate.

Each grant is one step with a name. A step that was taken is remembered (cms.RoleStep) and never
taken again: an administrator may take a permission away, add others or delete a group, and no
upgrade brings it back. A new content type brings new steps, so an upgrade grants those alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connection, transaction
from wagtail.models import (
    Collection,
    DraftStateMixin,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from cms.models import ClinicalReviewTask, RoleStep
from programs.models.base import SharedContent

EDITORS = "Editors"
REVIEWERS = "Clinical reviewers"
PUBLISHERS = "Publishers"
DESIGNERS = "Designers"
ROLES = (EDITORS, REVIEWERS, PUBLISHERS, DESIGNERS)

#: Permissions on every page, on every snippet and on every image, by role. A designer reads pages
#: on the site, in brochures and in the API; Wagtail has no permission to read the page tree.
ON_PAGES = {
    EDITORS: ("add", "change"),
    REVIEWERS: ("change",),
    PUBLISHERS: ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
}
ON_SNIPPETS = {
    EDITORS: ("view", "add", "change"),
    REVIEWERS: ("view", "change"),
    PUBLISHERS: ("view", "add", "change", "delete", "publish", "lock", "unlock"),
    DESIGNERS: ("view",),
}
ON_IMAGES = {
    EDITORS: ("add", "change", "choose"),
    REVIEWERS: ("choose",),
    PUBLISHERS: ("add", "change", "delete", "choose"),
    DESIGNERS: ("add", "choose"),
}
ON_BROCHURES = {
    EDITORS: ("view", "add", "change"),
    REVIEWERS: ("view",),
    PUBLISHERS: ("view", "add", "change", "delete"),
    DESIGNERS: ("view",),
}
#: Who may send a page or a snippet to translation. Translating itself is editing.
TRANSLATE = (EDITORS, PUBLISHERS)
#: Two people approve a print run: usually a clinical reviewer and a publisher.
ON_EDITIONS = {
    EDITORS: ("view", "add", "change"),
    REVIEWERS: ("view", "approve"),
    PUBLISHERS: ("view", "add", "change", "delete", "approve", "stock"),
    DESIGNERS: ("view", "add", "change", "stock"),
}
#: Everybody who writes may see what will go public together; publishers decide about it.
ON_RELEASES = {
    EDITORS: ("view",),
    REVIEWERS: ("view",),
    PUBLISHERS: ("view", "add", "change", "delete", "publish"),
}
ON_REDIRECTS = {PUBLISHERS: ("view", "add", "change", "delete")}
#: Who answers for what was said must be able to look it up.
MAY_READ_HISTORY = (REVIEWERS, PUBLISHERS)
#: Who writes may read, by program too, how the words stand against the rules.
MAY_READ_QUALITY = (EDITORS, REVIEWERS, PUBLISHERS)
#: Who may make tokens of their own: for quality, the past, and editions in a designer's program.
MAY_HAVE_TOKENS = (EDITORS, REVIEWERS, PUBLISHERS, DESIGNERS)
ON_TOKENS = ("view", "add", "change", "delete")

WORKFLOW = "Clinical review, then publication"

Step = tuple[str, Callable[[], Any]]


def set_up_roles_after_migrate(using: str, **signal: Any) -> None:
    """Set up the roles unless only some tables are there (`migrate <app> <name>`)."""
    needed = {
        RoleStep._meta.db_table,
        ClinicalReviewTask._meta.db_table,
        Workflow._meta.db_table,
        "programs_component",
        "wagtail_localize_translation",
    }
    if using == DEFAULT_DB_ALIAS and needed <= set(connection.introspection.table_names()):
        set_up_roles()


def set_up_roles() -> None:
    """Take every step that was never taken before. Safe to repeat."""
    if not (Page.objects.filter(depth=1).exists() and Collection.objects.filter(depth=1).exists()):
        return  # an emptied database: nothing to give permissions on
    taken = set(RoleStep.objects.values_list("key", flat=True))
    with transaction.atomic():
        for key, take in steps():
            if key not in taken:
                take()
                RoleStep.objects.create(key=key)


def steps() -> Iterator[Step]:
    """Yield every step, in order: groups first, then what they may do, then the workflow."""
    yield "moderators become publishers", rename_moderators
    for role in ROLES:
        yield f"group {role}", partial(Group.objects.get_or_create, name=role)
    for role in ROLES:
        yield f"{role}: open the admin", partial(grant, role, "wagtailadmin", "access_admin")
    for role, actions in ON_PAGES.items():
        for action in actions:
            yield f"{role}: {action} pages", partial(grant_on_pages, role, f"{action}_page")
    for model in shared_content():
        name = model._meta.model_name
        for role, actions in ON_SNIPPETS.items():
            for action in actions:
                yield (
                    f"{role}: {action} {name}",
                    partial(grant, role, "programs", f"{action}_{name}"),
                )
    for role, actions in ON_IMAGES.items():
        for action in actions:
            yield f"{role}: {action} images", partial(grant_on_images, role, f"{action}_image")
    for role, actions in ON_BROCHURES.items():
        for action in actions:
            code = f"{action}_brochure"
            yield f"{role}: {action} brochures", partial(grant, role, "brochures", code)
    for role, actions in ON_EDITIONS.items():
        for action in actions:
            code = f"{action}_edition"
            yield f"{role}: {action} editions", partial(grant, role, "brochures", code)
    for role, actions in ON_RELEASES.items():
        for action in actions:
            yield f"{role}: {action} releases", partial(grant, role, "cms", f"{action}_release")
    for role, actions in ON_REDIRECTS.items():
        for action in actions:
            code = f"{action}_redirect"
            yield f"{role}: {action} redirects", partial(grant, role, "wagtailredirects", code)
    for role in TRANSLATE:
        yield (
            f"{role}: submit for translation",
            partial(grant, role, "wagtail_localize", "submit_translation"),
        )
    yield (
        f"{PUBLISHERS}: change house style",
        partial(grant, PUBLISHERS, "programs", "change_housestyle"),
    )
    yield (
        f"{PUBLISHERS}: change review dates",
        partial(grant, PUBLISHERS, "programs", "change_reviewsettings"),
    )
    yield (
        f"{PUBLISHERS}: publish unsigned in an emergency",
        partial(grant, PUBLISHERS, "programs", "publish_unsigned"),
    )
    yield (
        f"{REVIEWERS}: record reviews",
        partial(grant, REVIEWERS, "programs", "record_review"),
    )
    for role in MAY_READ_HISTORY:
        yield f"{role}: read history", partial(grant, role, "publishing", "view_history")
    for role in MAY_READ_QUALITY:
        yield f"{role}: read quality", partial(grant, role, "publishing", "view_reading")
    for role in MAY_HAVE_TOKENS:
        for action in ON_TOKENS:
            code = f"{action}_apitoken"
            yield f"{role}: {action} own tokens", partial(grant, role, "wagtailcore", code)
    yield "clinical review before publication", set_up_workflow
    yield "clinical review signs the words", let_review_sign
    yield "parts of care take the same way", set_up_snippet_workflow


def shared_content() -> list[type[Any]]:
    """Return the snippet models, in a fixed order."""
    return [
        model
        for model in apps.get_app_config("programs").get_models()
        if issubclass(model, SharedContent) and issubclass(model, DraftStateMixin)
    ]


def rename_moderators() -> None:
    """Give Wagtail's own group of publishers our name; its members and permissions stay."""
    if not Group.objects.filter(name=PUBLISHERS).exists():
        Group.objects.filter(name="Moderators").update(name=PUBLISHERS)


def grant(role: str, app: str, codename: str) -> None:
    permission = _permission(app, codename)
    for group in _group(role):
        group.permissions.add(permission)


def grant_on_pages(role: str, codename: str) -> None:
    root = Page.objects.get(depth=1)
    permission = _permission("wagtailcore", codename)
    for group in _group(role):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def grant_on_images(role: str, codename: str) -> None:
    root = Collection.objects.get(depth=1)
    permission = _permission("wagtailimages", codename)
    for group in _group(role):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def set_up_workflow() -> None:
    """Turn Wagtail's sample workflow into ours: clinical review, then publication."""
    workflow = Workflow.objects.filter(name="Moderators approval").first()
    publication = WorkflowTask.objects.filter(workflow=workflow).select_related("task").first()
    if workflow is None or publication is None:
        return  # an administrator has made other arrangements
    review = GroupApprovalTask.objects.create(name="Clinical review")
    review.groups.set(_group(REVIEWERS))
    publication.task.name = "Publication"
    publication.task.save(update_fields=["name"])
    publication.sort_order = 1
    publication.save(update_fields=["sort_order"])
    WorkflowTask.objects.create(workflow=workflow, task=review, sort_order=0)
    workflow.name = WORKFLOW
    workflow.save(update_fields=["name"])


def let_review_sign() -> None:
    """Let the step of clinical review sign the words, unless somebody has changed it."""
    step = WorkflowTask.objects.filter(
        workflow__name=WORKFLOW, task__name="Clinical review", sort_order=0
    ).first()
    if step is None or not isinstance(step.task.specific, GroupApprovalTask):
        return
    review = ClinicalReviewTask.objects.create(name="Clinical review")
    review.groups.set(step.task.specific.groups.all())
    step.task = review
    step.save(update_fields=["task"])


def set_up_snippet_workflow() -> None:
    """Send clinical snippets, too, through the workflow."""
    workflow = Workflow.objects.filter(name=WORKFLOW).first()
    for model in shared_content() if workflow else ():
        if getattr(model, "is_clinical", False):
            kind = ContentType.objects.get_for_model(model)
            WorkflowContentType.objects.get_or_create(
                content_type=kind, defaults={"workflow": workflow}
            )


def _group(role: str) -> list[Group]:
    """Return the role's group, or none when an administrator has deleted it."""
    return list(Group.objects.filter(name=role))


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)
