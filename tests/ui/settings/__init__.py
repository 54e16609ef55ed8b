"""The settings: each page changes what it says, and that is remembered."""
