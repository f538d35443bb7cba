"""Moving in from another integration, with a preview and a way back."""

from .candidates import Candidate, async_find
from .moving import Preview, async_adopt, async_preview, async_restore

__all__ = ["Candidate", "Preview", "async_adopt", "async_find", "async_preview", "async_restore"]
