"""Records for screens and papers, one SQL statement each."""
