"""Everything that shows: the Qt window. No arithmetic on data."""
