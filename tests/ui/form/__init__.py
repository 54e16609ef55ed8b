"""Promises of the form."""
