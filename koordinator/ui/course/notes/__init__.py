"""The tab of notes and papers: reading, writing, correcting, making final."""
