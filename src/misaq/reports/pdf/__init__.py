"""Papers as PDF, set by typst: content travels as data, never as markup."""
