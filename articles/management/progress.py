"""How far a command is: one line of the error output, written over again and again."""


def show(stderr, what: str, done: int, whole: int | None = None) -> None:
    of_whole = "" if whole is None else f" / {whole}"
    # As it is: what else is said there is an error, and red.
    stderr.write(f"\r{what}: {done}{of_whole}", style_func=str, ending="")


def finish(stderr) -> None:
    stderr.write("", style_func=str)


def hide(stderr) -> None:
    """Clears the line for what is said in between, on a terminal."""
    stderr.write("\r\033[K", style_func=str, ending="")
