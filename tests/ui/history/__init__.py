"""Tests of the history view."""
