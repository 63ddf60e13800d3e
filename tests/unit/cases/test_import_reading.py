"""A case file is read safely: what is not a case file is refused in one clear sentence, with its line."""

from datetime import date

import pytest

from cases.importing.reading import MOST_BYTES, BadFile, parse, read


def refusal(raw: bytes) -> str:
    with pytest.raises(BadFile) as refused:
        parse(raw)
    (problem,) = refused.value.problems
    return str(problem)


def test_broken_yaml_is_refused_with_its_line():
    assert refusal(b"zaak:\n  id: z-a\npersonen: [\n  {id: p-1\n") == (
        "regel 5, teken 1: Dit is geen goede YAML: hier klopt de opbouw niet; kijk naar inspringen, haakjes en "
        "aanhalingstekens op en vóór deze plek."
    )


def test_a_doubled_key_is_refused_because_one_of_the_two_would_be_lost():
    assert (
        refusal(b"zaak: 1\ndocument: 2\nzaak: 3\n")
        == "regel 3, teken 1: Dit is geen goede YAML: de sleutel “zaak” staat er dubbel."
    )


@pytest.mark.parametrize("raw", [b"a: &x [1]\nb: *x\n", b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n"])
def test_references_are_refused_so_that_a_small_file_stays_small(raw):
    assert "verwijzingen (& en *) mogen niet" in refusal(raw)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\xff\xfe\x00", "geen tekst in UTF-8"),
        (b"- een\n- lijst\n", "bevat geen sleutels"),
        (b"", "bevat geen sleutels"),
        (b"[" * 5000, "geen goede YAML"),
        (b"a: !!python/object/apply:os.system [ls]\n", "geen goede YAML"),
        (b"? [1, 2]\n: x\n", "geen goede YAML"),
    ],
)
def test_what_is_no_case_file_is_refused(raw, words):
    assert words in refusal(raw)


def test_a_day_that_does_not_exist_stays_text_for_the_check():
    assert parse(b"a: 2026-02-30\nb: 2026-02-28\n") == {"a": "2026-02-30", "b": date(2026, 2, 28)}


def test_a_file_that_is_too_large_or_not_there_is_refused(tmp_path):
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * (MOST_BYTES + 1))
    for file, words in (
        (large, r"Het bestand is te groot \(meer dan 1000 kB\)\."),
        (tmp_path / "none.yaml", r"Dit bestand is er niet\."),
        (tmp_path, r"Dit is een map\. Noem één bestand\."),
    ):
        with pytest.raises(BadFile, match=f"^{words}$"):
            read(file)
