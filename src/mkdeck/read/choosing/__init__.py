"""Choosing: which of the marks that the styles see are the questions."""
