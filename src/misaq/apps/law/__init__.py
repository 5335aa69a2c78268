"""Instruments and their life, provisions, powers, measures, duties and clocks."""
