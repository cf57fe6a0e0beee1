"""Reading: from a lecture's bytes to questions and claims."""
