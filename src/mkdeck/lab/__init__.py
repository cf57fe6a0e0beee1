"""The lab: checks are declared, run, stored and judged."""
