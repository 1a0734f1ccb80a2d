"""How the service calls other machines: which addresses it may, and HTTP that goes nowhere else."""
