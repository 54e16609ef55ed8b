"""What is kept on this computer: the history database, the API key, the preferences."""
