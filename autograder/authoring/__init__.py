"""From the source of a lab to notebooks, scripts, the students' repository; and a start for a new lab."""
