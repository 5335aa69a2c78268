"""Thinking: no framework, network, files, system clock or hidden randomness."""
