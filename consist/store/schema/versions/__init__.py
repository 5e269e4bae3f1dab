"""One module a revision, each with what it was based on."""
