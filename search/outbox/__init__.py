"""What still has to be indexed."""
