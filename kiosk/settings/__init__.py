"""Typed settings, one module per process, each read once and frozen."""
