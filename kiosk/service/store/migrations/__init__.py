"""Migrations of the schema (Alembic); the service runs them itself, see schema.py beside this folder."""
