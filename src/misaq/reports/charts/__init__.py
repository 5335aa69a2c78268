"""Pictures of the record: plain rows first, then a spec, then a drawing.

A builder (``verdicts.py``, ``coverage.py`` …) turns registers into a chart: its figure, sentences
that say what the picture shows, and the table with the exact values. ``specs`` turns the figure
into a Vega-Lite spec and ``drawing.py`` that spec into SVG or PNG. Only the last two load the
libraries that draw, and only when something has to be drawn.
"""
