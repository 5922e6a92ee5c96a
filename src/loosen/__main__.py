"""``python -m loosen``."""

import sys

from loosen.cli import main

sys.exit(main())
