"""Reading the world: pack files, documents, raw rows."""
