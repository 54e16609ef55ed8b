"""Promises of the room `xobin`."""
