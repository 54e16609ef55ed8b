"""How the window looks: colours, spacing, icons and the small stylesheet."""
