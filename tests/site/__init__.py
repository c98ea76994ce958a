"""The pages that readers open."""
