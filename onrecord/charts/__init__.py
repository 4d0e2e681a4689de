"""The figures of the report: each takes an edition and returns an exhibit that can be read."""
