"""One folder for each question of the reader: its data, its figure, its finding."""
