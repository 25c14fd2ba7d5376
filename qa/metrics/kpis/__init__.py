"""One file a family; each Metric is a tile, a trend, a breakdown, a drill-down and a passport."""
