from pathlib import Path

import pytest

from consist.cli.options import field_map
from consist.cli.outputs import Output, outputs, refuse_unwritable
from consist.errors import OutputError, SettingsError


@pytest.mark.parametrize(
    ("formats", "paths", "expected"),
    [
        ([], [], []),
        (["json"], [], [Output("json", None)]),
        (["json"], ["findings.txt"], [Output("json", Path("findings.txt"))]),
        ([], ["a/report.html"], [Output("html", Path("a/report.html"))]),
        ([], ["r.md", "r.CSV"], [Output("markdown", Path("r.md")), Output("csv", Path("r.CSV"))]),
        (
            ["json", "html"],
            ["out/report"],
            [Output("json", Path("out/report.json")), Output("html", Path("out/report.html"))],
        ),
        (
            [],
            ["r.sarif", "r.xlsx", "r.annotation.jsonld", "r.claimreview.jsonld"],
            [
                Output("sarif", Path("r.sarif")),
                Output("xlsx", Path("r.xlsx")),
                Output("annotation", Path("r.annotation.jsonld")),
                Output("claimreview", Path("r.claimreview.jsonld")),
            ],
        ),
        (
            ["annotation", "claimreview"],
            ["out/report"],
            [
                Output("annotation", Path("out/report.annotation.jsonld")),
                Output("claimreview", Path("out/report.claimreview.jsonld")),
            ],
        ),
        (
            ["json", "html"],
            ["findings.2026-11-27"],
            [
                Output("json", Path("findings.2026-11-27.json")),
                Output("html", Path("findings.2026-11-27.html")),
            ],
        ),
        (
            ["annotation", "html"],
            ["out/r.annotation.jsonld"],
            [
                Output("annotation", Path("out/r.annotation.jsonld")),
                Output("html", Path("out/r.html")),
            ],
        ),
        (["json"], ["-"], [Output("json", None)]),
        (["json", "csv"], ["-", "a"], [Output("json", None), Output("csv", Path("a"))]),
        (
            ["json", "html"],
            ["r.HTM"],
            [Output("json", Path("r.json")), Output("html", Path("r.html"))],
        ),
        (
            ["json", "html"],
            ["one", "two"],
            [Output("json", Path("one")), Output("html", Path("two"))],
        ),
    ],
)
def test_formats_meet_their_paths(
    formats: list[str], paths: list[str], expected: list[Output]
) -> None:
    assert outputs(formats, [Path(path) for path in paths]) == expected


@pytest.mark.parametrize(
    ("formats", "paths", "complaint"),
    [
        (["pdf"], [], "pdf is not known"),
        (["json", "csv"], [], "several formats"),
        ([], ["report.pdf"], "no suffix"),
        ([], ["report.jsonld"], "no suffix"),
        (["xlsx"], [], "xlsx is no text"),
        ([], ["-"], "standard output; name what it gets with --format"),
        (["xlsx", "csv"], ["-", "a.csv"], "xlsx is no text"),
        (["json", "csv"], ["-"], "several formats"),
        (["json", "csv"], ["-", "-"], "several formats"),
        (["json", "csv", "html"], ["one", "two"], "3 formats and 2 outputs"),
    ],
)
def test_what_does_not_fit_is_refused(formats: list[str], paths: list[str], complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint):
        outputs(formats, [Path(path) for path in paths])


def test_fields_are_mapped_by_our_name() -> None:
    assert field_map(["outlet=publisher", "text=a=b"]) == {"outlet": "publisher", "text": "a=b"}
    assert field_map(None) == {}


@pytest.mark.parametrize("option", ["outlet", "outlet=", "publisher=outlet", "=x"])
def test_a_mapping_that_means_nothing_is_refused(option: str) -> None:
    with pytest.raises(SettingsError, match="FIELD=COLUMN"):
        field_map([option])


def test_a_report_replaces_nothing_that_is_read(tmp_path: Path) -> None:
    source = tmp_path / "articles.csv"
    source.write_text("outlet,text\n")
    (tmp_path / "link.csv").symlink_to(source)
    for target in (source, tmp_path / "link.csv", tmp_path / "." / "articles.csv"):
        with pytest.raises(OutputError, match="is read by this run"):
            refuse_unwritable([target], read=[str(source)])
    refuse_unwritable([tmp_path / "report.csv"], read=[str(source), str(tmp_path)])


def test_no_report_replaces_another(tmp_path: Path) -> None:
    (tmp_path / "link.html").symlink_to(tmp_path / "report.html")
    for other in ("report.html", "./report.html", "link.html"):
        with pytest.raises(OutputError, match="two reports would be written to"):
            refuse_unwritable([tmp_path / "report.html", tmp_path / other])
    with pytest.raises(OutputError, match="two reports"):
        refuse_unwritable(o.path for o in outputs(["json", "json"], [tmp_path / "report"]))
    refuse_unwritable([tmp_path / "report.html", tmp_path / "report.json", None, None])


def test_a_report_that_cannot_be_written_is_refused_before_the_run(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no folder"):
        refuse_unwritable([tmp_path / "none" / "report.html"])
    with pytest.raises(OutputError, match="is a folder; name a file in it"):
        refuse_unwritable([tmp_path])
    refuse_unwritable([Path("/dev/null"), Path("report.html")])
