"""Taking in uploaded files: beyond the limit nothing more of a file is kept."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

_MARK = "misaq.too_large"


class LimitedUpload(TemporaryFileUploadHandler):
    """Writes a file to a temporary one, which is gone with the request; drops one too large."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take in a part of the file.

        Raises:
            SkipFile: the file is larger than the limit.
        """
        self._received += len(raw_data)
        if self._received > settings.MISAQ_UPLOAD_LIMIT:
            self.file.close()
            if self.request is not None:
                self.request.META[_MARK] = True
            raise SkipFile
        super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """Return the file; None when it was dropped."""
        return None if self.file.closed else super().file_complete(file_size)


def was_too_large(request: HttpRequest) -> bool:
    """Return whether a file of this request was dropped because it was too large."""
    return bool(request.META.get(_MARK))
