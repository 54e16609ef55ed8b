"""Servers and proxies on loopback that keep a ledger and misbehave on purpose."""
