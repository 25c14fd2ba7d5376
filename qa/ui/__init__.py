"""How it looks: the only plotly, the house's tiles, charts, transcript and words."""
