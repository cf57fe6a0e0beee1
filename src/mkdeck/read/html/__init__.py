"""Html: from an answer's tokens to what a card shows, statement by statement."""
