"""One file an annotator; each declares an Annotator with examples that are its tests."""
