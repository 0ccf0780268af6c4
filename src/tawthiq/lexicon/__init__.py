"""The knowledge of the reader as data: actors, triggers, harm, weapons, objects, speakers and cues."""

from tawthiq.lexicon.lexicon import Entry, Hit, Lexicon, Opening, lexicon

__all__ = ["Entry", "Hit", "Lexicon", "Opening", "lexicon"]
