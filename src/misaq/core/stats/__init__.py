"""Tools of thought: scores of forecasts, calibration, resampling."""
