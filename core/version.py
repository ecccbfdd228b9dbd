"""The version, in the one place that the standard library can read."""

VERSION = "0.1.0"
