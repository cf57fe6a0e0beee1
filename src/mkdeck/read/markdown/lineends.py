"""Line ends inside of a paragraph, as Markdown tells them."""

LINE_ENDS = ("softbreak", "hardbreak")
"""Types of inline tokens: one that the author wrote, one that he asked for."""
