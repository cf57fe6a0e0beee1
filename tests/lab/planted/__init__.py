"""Mistakes of one line, as they happen, in what the checks stand on; tests or checks must notice each."""
