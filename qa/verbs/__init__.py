"""The command line: one file a verb, each declaring a Verb."""
