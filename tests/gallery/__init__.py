"""Every screen and state as a picture: `python -m tests.gallery FOLDER [NAME …]`."""
