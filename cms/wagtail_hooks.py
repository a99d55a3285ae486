"""What the editors' desk adds to Wagtail."""

from wagtail import hooks

from cms.desk import (
    beginning,
    branding,
    dashboard,
    dead_links_report,
    gaps,
    grades,
    history,
    imports,
    outdated_tabs,
    own_fields,
    preview_links,
    proofreading,
    quality_report,
    refusals,
    reviews,
    session,
    signing,
    tour,
)
from cms.desk.usage import views as usage_views
from cms.desk.work import charts, counts
from cms.desk.work import drafts as drafts_report
from cms.desk.work import reviews as reviews_report
from cms.releases import adding
from cms.releases import desk as releases

hooks.register("insert_global_admin_css", branding.stylesheet)
hooks.register("insert_global_admin_js", branding.scripts)
hooks.register("construct_help_menu", branding.without_wagtail_news)
hooks.register("construct_main_menu", branding.without_files)
hooks.register("construct_homepage_panels", dashboard.arrange_panels)
hooks.register("construct_homepage_summary_items", dashboard.arrange_summary, order=200)
hooks.register("construct_homepage_panels", beginning.arrange_panels)
hooks.register("register_admin_urls", beginning.urls)
hooks.register("register_admin_urls", proofreading.urls)
hooks.register("register_admin_urls", quality_report.urls)
hooks.register("register_reports_menu_item", quality_report.menu_item)
hooks.register("register_log_actions", proofreading.register_log_actions)
hooks.register("register_admin_urls", gaps.urls)
hooks.register("register_admin_urls", grades.urls)
hooks.register("register_admin_urls", own_fields.urls)
for kind in ("page", "snippet"):
    hooks.register(f"before_edit_{kind}", outdated_tabs.refuse_decision)
    hooks.register(f"before_edit_{kind}", outdated_tabs.answer_old_translation)
    hooks.register(f"after_edit_{kind}", outdated_tabs.tell_of_other_words)
hooks.register("register_reports_menu_item", gaps.menu_item)
hooks.register("before_bulk_action", refusals.check_before_bulk_publish)
hooks.register("register_reports_menu_item", dead_links_report.menu_item)
hooks.register("register_admin_urls", dead_links_report.urls)
hooks.register("register_admin_urls", preview_links.urls)
hooks.register("register_log_actions", preview_links.register_log_actions)
hooks.register("register_page_header_buttons", preview_links.header_buttons)
hooks.register("register_snippet_listing_buttons", preview_links.listing_buttons)
hooks.register("register_admin_urls", reviews.urls)
hooks.register("register_log_actions", reviews.register_log_actions)
hooks.register("register_permissions", reviews.permissions)
hooks.register("register_admin_urls", session.urls)
hooks.register("register_admin_urls", signing.urls)
hooks.register("register_log_actions", signing.register_log_actions)
hooks.register("register_log_actions", imports.register_log_actions)
hooks.register("register_admin_viewset", history.api_tokens)
hooks.register("register_permissions", history.permissions)
hooks.register("register_admin_urls", usage_views.urls)
hooks.register("register_admin_viewset", releases.viewset)
hooks.register("register_admin_urls", adding.urls)
hooks.register("register_page_header_buttons", adding.header_buttons)
hooks.register("register_snippet_listing_buttons", adding.listing_buttons)
hooks.register("register_log_actions", releases.register_log_actions)
hooks.register("register_permissions", releases.permissions)
hooks.register("construct_homepage_panels", counts.arrange_panels)
hooks.register("construct_homepage_panels", charts.arrange_panels)
for report in (drafts_report, reviews_report):
    hooks.register("register_admin_urls", report.urls)
    hooks.register("register_reports_menu_item", report.menu_item)
hooks.register("construct_homepage_panels", tour.arrange_panels)
hooks.register("register_help_menu_item", tour.help_item)
