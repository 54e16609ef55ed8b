"""What the recruiter decides about candidates' data: forgetting, keeping, backups."""
