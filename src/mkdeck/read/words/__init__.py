"""Words: what they look like in any language, and the patterns that know them."""
