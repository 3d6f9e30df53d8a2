"""What a stock nbgrader course needs to be graded by the engine.

`settings.configure` puts the parts in their places; docs/nbgrader.md tells instructors the rest.
"""
