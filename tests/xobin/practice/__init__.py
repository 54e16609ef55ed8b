"""Promises of the practice server."""
