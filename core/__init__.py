"""Everything that computes: points in, numbers and pictures out. No Qt, no globals; works without ``gui``."""
