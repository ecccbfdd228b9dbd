"""The version, in the one place that the standard library can read."""

VERSION = "0.1.0"
RELEASED = "2026-11-25"
"""The day of this version."""
