"""Tests of Invite many, through the real window."""
