"""Measurements, each as a ratio to something plain in the same run. `make bench` runs them."""
