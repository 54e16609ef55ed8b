"""*Export history…* and *Import history…*: the history as a file, for people and new laptops."""
