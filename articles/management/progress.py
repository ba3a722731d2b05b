"""How far a command is: one line of the error output, written over again and again."""


def show(stderr, what: str, done: int, whole: int) -> None:
    stderr.write(f"\r{what}: {done} / {whole}", ending="")


def finish(stderr) -> None:
    stderr.write("")


def hide(stderr) -> None:
    """Clears the line for what is said in between, on a terminal."""
    stderr.write("\r\033[K", ending="")
