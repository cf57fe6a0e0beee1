"""The architectures that the lectures speak of, each in one file beside its paper."""
