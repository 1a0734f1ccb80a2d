"""What the service keeps: tables, queries, the writer and the migrations."""
