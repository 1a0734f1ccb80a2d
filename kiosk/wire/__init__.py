"""The agreement between the processes: paths, models, event names, codes and the sealed envelope."""
