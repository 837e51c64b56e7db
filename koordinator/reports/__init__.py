"""Papers: `content` says what stands on them, `pdf` draws it."""
