"""Promises of the room `sending`."""
