"""Turns values into sentences that can be translated; nothing here knows a widget."""
