"""The report: everything that is claimed, and what stands behind it, on one page."""
