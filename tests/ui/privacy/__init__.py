"""What the recruiter decides about candidates' data, in the real app."""
