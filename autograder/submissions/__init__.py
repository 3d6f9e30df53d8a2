"""From what the instructor names (files, folders, archives) to one record per submission."""
