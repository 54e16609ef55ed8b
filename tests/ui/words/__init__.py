"""Promises of the sentences."""
