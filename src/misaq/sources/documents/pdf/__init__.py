"""A PDF as passages and tables: words with their places in, paragraphs, lists and grids out."""
