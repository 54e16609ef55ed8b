"""The scenes, a file for each view."""
