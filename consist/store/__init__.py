"""What outlives a run: the cache of vectors and scores, and the articles of each index."""
