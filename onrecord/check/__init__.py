"""The checker: everything that is wrong with a case, said at once and in sentences."""
