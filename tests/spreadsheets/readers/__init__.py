"""Tests of what reads files and pasted text."""
