"""imvo: run an agreement on responsible business conduct from signature to remedy."""

__version__ = "0.1.0"
