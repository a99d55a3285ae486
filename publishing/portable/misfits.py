"""What a file may say that cannot go in."""

from __future__ import annotations


class Misfit(Exception):
    """A value that does not fit; says where it stands and what would.

    place: the field, then the parts inside it: "modules, part 2, aspect". Empty for a line as a
    whole.
    """

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.place = place
        self.message = message


class Misfits(Exception):
    """Everything that keeps one line of a file out."""

    def __init__(self, misfits: list[Misfit]) -> None:
        super().__init__("; ".join(map(str, misfits)))
        self.misfits = misfits

    @classmethod
    def one(cls, place: str, message: str) -> Misfits:
        return cls([Misfit(place, message)])
