"""Words everyone uses: errors, keys, dates, periods, provenance, sensitivity; standard library."""
