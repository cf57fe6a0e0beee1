"""The data that checks train and measure on: small sets here, larger ones from a folder of the user's."""
