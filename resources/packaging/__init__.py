"""The bundle: one folder that holds the program, Python and all libraries."""
