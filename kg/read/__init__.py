"""Files to documents and table rows."""
