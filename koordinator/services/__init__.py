"""One module per thing a person does; writes pass here and so the change log."""
