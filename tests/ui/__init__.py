"""Promises of the room `ui`."""
