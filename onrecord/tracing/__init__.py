"""Who copied whom: words that texts share, and what repetition they let one propose."""
