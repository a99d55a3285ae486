/* Wagtail counts the problems on each tab once, before the parts of a stream field are drawn.
 * Count again whenever a panel appears and when the page is complete. */
document.querySelectorAll('.w-tabs__errors[data-controller="w-count"]').forEach((badge) => {
  badge.setAttribute(
    'data-action',
    'wagtail:panel-init@document->w-count#count load@window->w-count#count',
  );
});
