"""What the generated pages are made from, gathered from the parts that they describe."""
