"""Read by a type checker, and by nobody else."""

from pathlib import Path
from typing import List, Optional

import copydesk

findings: List[copydesk.Finding] = copydesk.check("A text.", profile="news", path=Path("a.md"))
places: List[int] = [finding.span.start for finding in findings]
linter: copydesk.Linter = copydesk.Linter(config="copydesk.toml")
fixes: List[copydesk.Fix] = [fix for finding in linter.check("") for fix in finding.fixes]


def place(error: copydesk.CopydeskError) -> Optional[int]:
    return error.line
