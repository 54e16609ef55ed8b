"""Sharing a link: what leaves the window, and what is asked and said before."""
