"""The language, knowing nothing of conflict: script, tokens, sentences, numbers and the calendar."""
