"""The wire: the one API call, and the practice server that speaks the same contract."""
