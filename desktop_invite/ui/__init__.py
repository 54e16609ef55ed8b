"""What people see. It asks and shows; what can be decided without a window is decided below."""
