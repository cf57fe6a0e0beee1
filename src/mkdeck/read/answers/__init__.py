"""Answers: what belongs to each question, and whether it answers."""
