"""Ways to ask, to answer and to offer a choice, of which every pair is read alike."""
