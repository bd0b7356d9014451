"""The command line: one thin face on the library.

What may live here: the commands, their texts, the shape of their JSON, progress on a terminal and exit codes. No rule.
Nothing heavy is imported before a command runs, so that `imvo --help` answers at once.
"""

from imvo.cli.app import app
from imvo.cli.run import main

__all__ = ["app", "main"]
