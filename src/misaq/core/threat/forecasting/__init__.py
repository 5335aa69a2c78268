"""Looking ahead by area and month: models, pools, and how each fares beside a plain one."""
