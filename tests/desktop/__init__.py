"""A whole desktop for tests: a real X server, window manager, D-Bus session and password store."""
