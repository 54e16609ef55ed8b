"""Awkward lists as recruiters have them, each with what a careful person would make of it.

The expectations were written by hand from the lists, never from what the program answers.
"""
