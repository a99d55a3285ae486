"""Demo content: one addiction-treatment center, described in plain words.

Each module holds one kind of content as plain Python. `content.py` puts them in order, `load.py`
loads them. The center, Focused Addiction Recovery, stands for any center: what it has not stated
(hours, prices, phone, street, staff) stays empty and is shown as "Ask the center". Nobody has
reviewed this content or tried the crisis numbers: reviewers are roles, and dates are those of
loading. Check both before you publish for real.
"""
