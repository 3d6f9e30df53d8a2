"""The student's side of the wire: knows no hidden test, no expected value and no score."""
