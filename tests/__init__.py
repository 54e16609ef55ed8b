"""The promises of Desktop Invite, each shown by a test."""
