"""One file for two databases: measuring one leaves what was measured on the other."""

from benchmarks import report


def test_the_parts_of_the_document_are_found_again():
    text = (report.DOCS / "benchmarks.md").read_text()
    assert report.joined(report.split(text)) == text


def test_measuring_one_database_leaves_the_other(tmp_path, monkeypatch):
    file = tmp_path / "benchmarks.md"
    file.write_text(f"# Benchmarks\n\n{report.MARK}\n\nOld.\n")
    monkeypatch.setattr(report, "DOCS", tmp_path)
    monkeypatch.setattr(report, "_machine", lambda: "A machine.")
    monkeypatch.setattr(report, "CHART", ())
    monkeypatch.setattr(report, "bars", lambda *args: "")
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/bench")
    report.write("Tables.", [], {})
    monkeypatch.setenv("DATABASE_URL", "")
    report.write("Other tables.", [], {})
    assert file.read_text() == (
        f"# Benchmarks\n\n{report.MARK}\n\nA machine.\n\nOther tables.\n\n"
        f"{report.MARK_POSTGRESQL}\n\nA machine.\n\nTables.\n"
    )
