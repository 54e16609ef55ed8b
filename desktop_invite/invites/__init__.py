"""The heart: what an invite is, and the rules that need neither Qt nor HTTP nor SQL."""
