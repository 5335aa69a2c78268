"""Screening by those who must, and what protects those who are taken for somebody else."""
