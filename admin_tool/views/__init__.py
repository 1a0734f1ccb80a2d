"""What the staff see and touch: passive widgets that are told what to show and say what was asked."""
