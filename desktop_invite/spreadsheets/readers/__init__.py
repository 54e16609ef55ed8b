"""Whatever may hold a list, read into rows: mostly in a process that a hostile file may have."""
