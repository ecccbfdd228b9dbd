"""The set-up: what a start needs before anything that was not delivered with Python can be imported."""
