"""The schema of a definition, split by subject. `Agreement` in `definition.py` is the whole."""
