"""The settings: one window, a page for each subject; every change counts at once."""
