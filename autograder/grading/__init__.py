"""The trusted side: hidden tests, workers at the end of a wire, and points from the plan."""
