"""Files and pasted rows become rows with reasons, and rows become files; no Qt."""
