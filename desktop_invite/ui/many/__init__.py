"""Invite many: a list of candidates, from a spreadsheet to every link."""
