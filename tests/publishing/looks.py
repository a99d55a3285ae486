"""What HTML looks like, read strictly and without the code under test."""

from html.parser import HTMLParser

BLOCKS = {"p", "h2", "h3", "h4", "blockquote", "ul", "ol", "li"}
INLINE = {"strong", "em", "a"}


class _Looks(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.blocks, self.tags = [], [], set()

    def handle_starttag(self, tag, attrs):
        self.tags.add((tag, *sorted(name for name, _ in attrs)))
        if tag == "br":
            self.add("\n")
            return
        self.open.append((tag, dict(attrs).get("href")))
        if tag in BLOCKS - {"ul", "ol"} and [name for name, _ in self.open[-2:]] != ["li", "p"]:
            kind = tuple(name for name, _ in self.open if name in BLOCKS - {"li"})
            if kind == ("blockquote", "p"):
                self.blocks.pop()
                kind = ("blockquote",)
            self.blocks.append((kind, []))

    def handle_endtag(self, tag):
        if tag != "br":
            opened, _ = self.open.pop()
            assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data):
        for character in data.replace("\n", ""):
            self.add(character)

    def add(self, character):
        # A space looks the same in bold, but not in a link.
        shown = {"a"} if character.isspace() else INLINE
        marks = frozenset(item for item in self.open if item[0] in shown)
        self.blocks[-1][1].append((character, marks))


def looks_of(markup, *, with_addresses=True):
    """Return [(tags of a block, [(character, marks)])]. Fails if a tag is not closed in order.

    Which of two marks is inside the other makes no difference to a reader.
    """
    reader = _read(markup)
    if with_addresses:
        return reader.blocks
    return [
        (kind, [(character, {name for name, _ in marks}) for character, marks in characters])
        for kind, characters in reader.blocks
    ]


def tags_of(markup):
    """Return the (tag, attribute, …) that occur."""
    return _read(markup).tags


def text_of(markup):
    """Return the text content: a blank line between blocks, items of lists as "• " lines."""
    out = ""
    before = ()
    for kind, characters in _read(markup).blocks:
        is_item = kind[0] in ("ul", "ol")
        if out:
            out += "\n" if is_item and before[0] in ("ul", "ol") else "\n\n"
        if is_item:
            out += "  " * (len(kind) - 1) + "• "
        out += "".join(character for character, _ in characters)
        before = kind
    return out


def _read(markup):
    reader = _Looks()
    reader.feed(markup)
    reader.close()
    assert not reader.open, f"{reader.open} is not closed"
    return reader
