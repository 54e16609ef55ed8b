"""Promises of exporting and importing the history."""
