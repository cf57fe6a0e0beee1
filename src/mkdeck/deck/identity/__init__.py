"""Identity: which question of the lectures is which of the lock."""
