"""Figures of ours beside those of peers, in one run: `make bench`. Nothing here is a test; no figure fails a build."""
