"""What is true in a reception: pure values and rules, without clock, input or output."""
