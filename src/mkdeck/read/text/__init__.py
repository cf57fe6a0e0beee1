"""Text: from a file's bytes to the lines that Markdown is to see."""
