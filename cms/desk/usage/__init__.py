"""Where a page or snippet is used, and what publishing it will touch.

Three sources, each for the question that it alone answers:

- Wagtail's reference index: which stored pages and snippets point here, public or not. It knows
  only what is stored in the tables, so a published page counts as it was last published.
- `cms.DraftReference`: which newer drafts point here. Wagtail's index never reads revisions.
- The ledger's references: which public documents show this one, hence what readers will notice
  when it changes. They know no drafts, and nothing of evidence that documents carry inside.
"""
