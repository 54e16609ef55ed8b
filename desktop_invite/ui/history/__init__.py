"""The history: every invite, found again, followed live, settled where it is in doubt."""
