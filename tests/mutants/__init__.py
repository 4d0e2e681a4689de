"""One change of the code at a time: does a test notice? Not part of the tests."""
