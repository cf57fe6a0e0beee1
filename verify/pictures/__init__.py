"""Pictures for a slide, drawn from the same nets as the checks."""
