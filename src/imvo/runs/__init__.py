"""One run of imvo: its progress, its manifest and its seal. Knows nothing of agreements, registers or risks."""

from imvo.runs.beside import beside
from imvo.runs.progress import Progress, Silent

__all__ = ["Progress", "Silent", "beside"]
