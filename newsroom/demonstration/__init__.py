"""The demonstration: a small paper in a place that does not exist, to be read in stories/*.md."""
