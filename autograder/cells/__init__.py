"""A student's code as cells: read them, run them, analyse them."""
