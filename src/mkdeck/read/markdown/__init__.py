"""Markdown: its rules, its tokens, and finding one's way among them."""
