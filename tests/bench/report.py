"""The figures of one run as a table for people."""

from .serve import Answer

COLUMNS = (
    "page", "addresses", "answers", "queries", "most", "median", "p95", "median of 8", "p95 of 8",
    "kB", "kB sent",
)  # fmt: skip


def share(values: list[float], part: float) -> float:
    """The value that this part of all does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0.0


def summary(answers: list[Answer]) -> dict[str, float]:
    times = [answer.milliseconds for answer in answers]
    return {
        "answers": len(times),
        "median": round(share(times, 0.5), 1),
        "p95": round(share(times, 0.95), 1),
        "bytes": round(share([answer.bytes for answer in answers], 0.5)),
        "sent": round(share([answer.sent for answer in answers], 0.5)),
    }


def of_saves(times: list[float]) -> dict[str, float]:
    return {
        "times": len(times),
        "median": round(share(times, 0.5), 1),
        "p95": round(share(times, 0.95), 1),
    }


def table(result: dict) -> str:
    rows = [COLUMNS]
    for kind, figures in result["pages"].items():
        one, eight = figures["1"], figures["8"]
        rows.append(
            (
                kind, figures["asked"], one["answers"],
                figures["queries"]["median"], figures["queries"]["most"],
                one["median"], one["p95"], eight["median"], eight["p95"],
                round(one["bytes"] / 1000, 1), round(one["sent"] / 1000, 1),
            )
        )  # fmt: skip
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    lines.insert(1, "|---|" + "---:|" * (len(COLUMNS) - 1))
    return "\n".join([*opening(result), "", *lines, "", *remarks(result)])


def opening(result: dict) -> list[str]:
    held = " The database's file was held in memory." if result["held"] else ""
    return [
        f"## {result['number']:,} articles, {result['engine']}",
        "",
        f"Bodies of about {result['letters']} characters; {result['built']:,.0f} articles a second"
        f" built with the index; {result['machine']}. Times in ms, at 1 connection and at 8, with"
        f" an article saved every second meanwhile.{held}",
    ]


def remarks(result: dict) -> list[str]:
    saved, checked = result["saved"], result["facets"]
    memory = ", ".join(f"{each['uss']} ({each['pss']})" for each in result["memory"])
    found = [
        f"- Saving an article: median {saved['median']}, p95 {saved['p95']} ms, {saved['times']} saves.",
        f"- A web process's own memory, and with its share of the common one: {memory} MB.",
        f"- Counts of filters checked against every article: {checked['right']} of"
        f" {checked['checked']} right; {checked['capped']} choices of the pages looked at said"
        " that they were cut off.",
        "- The machine itself: a fixed piece of work between the kinds of pages took {least} ms at"
        " best, {median} at the median, {most} at worst.".format(**result["probes"]),
    ]
    found += [f"- WRONG: {wrong}" for wrong in checked["wrong"]]
    found += [f"- NOT 200: {status} {url}" for status, url in result["failed"][:20]]
    return found
