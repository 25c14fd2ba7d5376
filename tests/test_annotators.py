"""Every annotator finds what it says it finds, and leaves what it says it leaves."""

import pytest

from qa.language.annotator import annotators


@pytest.mark.parametrize("label", annotators())
def test_examples(label):
    annotator = annotators()[label]
    assert annotator.matches and annotator.leaves
    for text in annotator.matches:
        assert annotator.find(text), f"must match: {text}"
    for text in annotator.leaves:
        assert annotator.find(text) is None, f"must not match: {text}"
