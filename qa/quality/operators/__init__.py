"""One file a rule operator; each declares an Operator with an example that holds and one that does not."""
