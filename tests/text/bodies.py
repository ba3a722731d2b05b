"""The first five articles as the archive keeps them: without the date that three begin with."""

import re
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "fixtures" / "seeds"
BODIES = {
    path.name[:3]: re.sub(r"\A date \d{4}-\d\d-\d\d ", "", path.read_bytes().decode())
    for path in sorted(SEEDS.glob("*.txt"))
}
