"""Speed, as ratios to a baseline in the same run: `python -m benchmarks [NAME …]`."""
