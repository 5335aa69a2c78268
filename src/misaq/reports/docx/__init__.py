"""Papers as DOCX, for committees that write their replies into the file."""
