"""`python -m comity` is `comity`."""

import sys

from comity.cli import main

sys.exit(main())
