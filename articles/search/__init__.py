"""Search below the models: what people ask for, and where it stands in a text."""
