"""What outlives a run: the cache of what was computed, and the articles of each index."""
