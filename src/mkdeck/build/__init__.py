"""Building: the rooms put together, from lectures to packages."""
