"""Letters on a tray. Knows core and paper alone."""
