"""Coding: which kinds of threat an event is, by named rules over what its source says."""
