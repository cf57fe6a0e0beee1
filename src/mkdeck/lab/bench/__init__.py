"""The workbench of a check: everything here uses torch and may change what a trial measures."""
