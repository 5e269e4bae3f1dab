"""Words that turn a statement: from tokens to negations, moods, antonyms and stated causes."""
