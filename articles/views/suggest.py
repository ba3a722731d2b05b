from django.http import JsonResponse

from articles.suggestions import suggestions


def suggest(request):
    """Records with a name that has a word for each typed one, beginning so; most named first."""
    typed = request.GET.get("q", "").replace("\0", "")[:100]
    answer = JsonResponse(
        {"query": typed, "suggestions": suggestions(typed)},
        json_dumps_params={"ensure_ascii": False},
    )
    answer["Cache-Control"] = "public, max-age=300"
    return answer
