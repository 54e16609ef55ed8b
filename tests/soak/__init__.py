"""The crash harness: the real program, ended at random moments, held against a server's ledger.

`make soak` runs it in its long form, tests/test_crashes.py in its short one.
"""
