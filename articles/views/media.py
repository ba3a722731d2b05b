import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from articles.models import Photo


def photo(request, name):
    """A picture that an article's page shows; those of drafts do not exist for readers."""
    if "\0" in name:  # PostgreSQL takes no such text, not even to look for it
        raise Http404
    if not Photo.objects.public().filter(image=name).exists() or not default_storage.exists(name):
        raise Http404
    answer = FileResponse(
        default_storage.open(name), content_type=mimetypes.guess_type(name)[0] or "image/jpeg"
    )
    answer["Cache-Control"] = "public, max-age=86400"
    return answer
