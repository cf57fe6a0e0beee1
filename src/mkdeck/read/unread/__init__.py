"""The unread: what could not be read as it was meant, said aloud."""
