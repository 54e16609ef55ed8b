"""The outbox: claims, sends, records, paces, recovers. Only `worker` knows Qt."""
