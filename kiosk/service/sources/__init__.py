"""Where appointments come from: readers of what other systems export. They write nothing."""
