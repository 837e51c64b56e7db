"""The only SQLAlchemy code: tables, store, change log, queries, migrations."""
