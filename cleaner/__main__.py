"""``python -m cleaner`` is the workbench."""

import sys

from cleaner.cli.workbench import main

sys.exit(main())
