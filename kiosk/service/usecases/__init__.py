"""What people and devices do, by subject: one function, one transaction."""
