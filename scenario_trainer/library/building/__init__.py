"""From the shape of a file to the engine's values, one file for each part of a scenario."""
