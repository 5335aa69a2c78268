"""Who may do what, where: permissions, roles, scopes, and the rules about granting them."""
